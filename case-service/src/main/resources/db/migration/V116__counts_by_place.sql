-- A count tells each store of the unit by itself. Counts of before have no places, and read as they did when sealed.
alter table property_count
    add column places jsonb not null default '[]' check (jsonb_typeof(places) = 'array');

create or replace view sealed_state with (security_invoker = true) as
select 'case' as object_kind, c.object,
       to_jsonb(c) - 'registered_at' - 'versions' - 'tally'
           || jsonb_build_object('registered_at', (extract(epoch from c.registered_at) * 1000000)::bigint,
                                 'version', coalesce((c.versions ->> 'case-events')::bigint, 0),
                                 'review_version', coalesce((c.versions ->> 'review-events')::bigint, 0))
           || jsonb_strip_nulls(jsonb_build_object(
                  'versions', nullif(c.versions - 'case-events' - 'review-events', '{}'),
                  'tally', nullif(c.tally, '{}'))) as content
from case_record c
union all
select 'proposal', p.object,
       to_jsonb(p) - 'proposed_at' - 'decided_at'
           || jsonb_build_object('proposed_at', (extract(epoch from p.proposed_at) * 1000000)::bigint,
                                 'decided_at', (extract(epoch from p.decided_at) * 1000000)::bigint)
from case_proposal p
union all
select 'attachment', a.object,
       to_jsonb(a) - 'added_at' - 'withdrawn_at'
           || jsonb_build_object('added_at', (extract(epoch from a.added_at) * 1000000)::bigint,
                                 'withdrawn_at', (extract(epoch from a.withdrawn_at) * 1000000)::bigint)
from attachment a
union all
select 'dossier-mark', m.object,
       to_jsonb(m) - 'marked_at'
           || jsonb_build_object('marked_at', (extract(epoch from m.marked_at) * 1000000)::bigint)
from dossier_mark m
union all
select 'property-count', n.object,
       to_jsonb(n) - 'counted_at' - 'places'
           || jsonb_build_object('counted_at', (extract(epoch from n.counted_at) * 1000000)::bigint)
           || jsonb_strip_nulls(jsonb_build_object('places', nullif(n.places, '[]')))
from property_count n
union all
select object_kind, object, content from sealed_proceeding
union all
select object_kind, object, content from sealed_person;
