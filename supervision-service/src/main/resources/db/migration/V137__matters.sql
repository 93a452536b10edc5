-- The list of matters asks when something first came to an organisation, and goes by the source's own numbers.
create index timeline_fact_came on timeline_fact (occurred_at)
    where type in ('alert.received', 'alert.dispatched', 'report.registered');
create index timeline_number on timeline (number) where kind = 'matter' and number is not null;
create index finding_matter on finding (matter);
