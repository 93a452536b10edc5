-- What a correction corrects is looked for wherever the corrected fact stood.
create index timeline_fact_corrects on timeline_fact (corrects) where corrects is not null;
