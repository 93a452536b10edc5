-- A fact is written once and its body read by the judge, as text. What the database looks facts up by stands in columns
-- that whoever writes them fills: to take a body apart for each generated column and index cost more than the row.
alter table timeline_fact
    alter column finding drop expression,
    alter column officer drop expression,
    add column place text generated always as (body ->> 'placeKey') stored;
alter table timeline_fact alter column place drop expression;
drop index timeline_fact_place;
alter table timeline_fact alter column body type json using body::json;
create index timeline_fact_place on timeline_fact (place) where place is not null;
