-- The funnel starts from the alerts received in the last days; the other facts of those matters are found by matter.
create index timeline_fact_received on timeline_fact (occurred_at) where type = 'alert.received';
