-- Timelines of case areas are read by the place that a fact names.
create index timeline_fact_place on timeline_fact ((body ->> 'placeKey')) where (body ->> 'placeKey') is not null;
