-- Proceedings are sealed like cases.
create or replace view sealed_state with (security_invoker = true) as
select 'case' as object_kind, c.object,
       to_jsonb(c) - 'registered_at'
           || jsonb_build_object('registered_at', (extract(epoch from c.registered_at) * 1000000)::bigint) as content
from case_record c
union all
select 'proposal', p.object,
       to_jsonb(p) - 'proposed_at' - 'decided_at'
           || jsonb_build_object('proposed_at', (extract(epoch from p.proposed_at) * 1000000)::bigint,
                                 'decided_at', (extract(epoch from p.decided_at) * 1000000)::bigint)
from case_proposal p
union all
select object_kind, object, content from sealed_proceeding;
