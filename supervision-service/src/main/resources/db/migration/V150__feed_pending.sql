-- It empties and fills all day, and the sequencer always looks at its low end.
alter table feed_pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
