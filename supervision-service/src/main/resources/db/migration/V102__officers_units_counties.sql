-- Timelines of officers, units and counties are read by who a fact speaks of, not by its matter.
alter table timeline_fact add column officer text generated always as (body ->> 'officerId') stored;
create index timeline_fact_officer on timeline_fact (officer) where officer is not null;
create index timeline_fact_org on timeline_fact (org_path, type, occurred_at);
