-- Nobody looks for rows by what these columns hold. To gather samples of them for the planner every few minutes cost a
-- busy service a tenth of its time while its tables were young.
alter table event_ledger alter column payload set statistics 0, alter column payload_sha256 set statistics 0;
alter table audit_entry alter column state_hash set statistics 0;
alter table audit_seal alter column leaf set statistics 0, alter column chain set statistics 0;
alter table command_reply alter column body set statistics 0, alter column fingerprint set statistics 0;

-- What is only ever added leaves nothing to clear away: a young table was gone through once a minute for nothing.
alter table event_ledger set (autovacuum_vacuum_insert_threshold = 200000);
alter table audit_entry set (autovacuum_vacuum_insert_threshold = 200000);
alter table audit_seal set (autovacuum_vacuum_insert_threshold = 200000);
alter table command_reply set (autovacuum_vacuum_insert_threshold = 200000);
