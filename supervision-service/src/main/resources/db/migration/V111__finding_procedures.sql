-- Proceedings are sealed like findings, and what people did about a finding is sealed with it; a finding that nobody
-- touched is sealed as before, so that what was sealed by an earlier version still holds.
create or replace view sealed_state with (security_invoker = true) as
select 'finding' as object_kind, f.object,
       to_jsonb(f) || coalesce(
           (select jsonb_build_object('verification', to_jsonb(v)) from verification v where v.finding = f.id),
           '{}'::jsonb) as content
from finding f
union all
select 'rule-pack', p.object, to_jsonb(p) from rule_pack p
union all
select 'pack-in-force', i.object, to_jsonb(i) - 'marked_kind' - 'marked_key' - 'marked_at' from pack_in_force i
union all
select object_kind, object, content from sealed_proceeding;
