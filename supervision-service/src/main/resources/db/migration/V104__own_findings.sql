-- The life of a finding is a timeline of its own; a finding confirmed against an officer stands on his too.
alter table timeline_fact add column finding text generated always as (body ->> 'findingId') stored;
create index timeline_fact_finding on timeline_fact (finding) where finding is not null;
alter table timeline_fact drop column officer;
alter table timeline_fact add column officer text generated always as (
    coalesce(body ->> 'officerId', case when type ^@ 'finding.' then body ->> 'officer' end)) stored;
create index timeline_fact_officer on timeline_fact (officer) where officer is not null;

-- What is told of an unverified integrity finding is as closed to the unit as the finding itself.
drop policy scope on timeline_fact;
create policy scope on timeline_fact to ${app} using (
    org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
    and (topic <> 'supervision-findings-integrity' or current_setting('app.integrity', true) = 'yes'));
drop policy scope on timeline;
create policy scope on timeline to ${app} using (
    org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
    and (kind <> 'finding' or current_setting('app.integrity', true) = 'yes'));
