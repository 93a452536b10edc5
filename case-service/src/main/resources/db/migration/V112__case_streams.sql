-- A case speaks on several topics, each with versions of its own: {"case-events": 3, "review-events": 1}. The tally holds
-- how often happened what the law allows only so often. Owners bypass no row-level security that is forced.
drop view sealed_state;
alter table case_record
    add column versions jsonb not null default '{}',
    add column tally jsonb not null default '{}' check (jsonb_typeof(tally) = 'object');
alter table case_record no force row level security;
update case_record
set versions = jsonb_strip_nulls(jsonb_build_object('case-events', nullif(version, 0),
                                                    'review-events', nullif(review_version, 0)));
alter table case_record force row level security;
alter table case_record
    drop column version,
    drop column review_version,
    add check (jsonb_typeof(versions) = 'object');

-- What was sealed before must read as it did then: the new columns show only where they say something new.
create view sealed_state with (security_invoker = true) as
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
select object_kind, object, content from sealed_proceeding;
grant select on sealed_state to ${app}, ${consumer};
