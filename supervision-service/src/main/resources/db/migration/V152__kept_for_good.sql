-- As for the ledger (chassis V008): found by key, never by content, and never changed.
alter table timeline_fact alter column body set statistics 0;
alter table finding alter column explanation set statistics 0;
alter table timeline_fact set (autovacuum_vacuum_insert_threshold = 200000);
