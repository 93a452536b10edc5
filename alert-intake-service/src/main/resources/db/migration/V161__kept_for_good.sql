-- As for the ledger (chassis V008). Samples of what is sealed would be of no use to anybody.
alter table alert_caller alter column sealed set statistics 0;
alter table alert set (autovacuum_vacuum_insert_threshold = 200000);
alter table alert_caller set (autovacuum_vacuum_insert_threshold = 200000);
