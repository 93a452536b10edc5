-- Planned once for each connection, also for a single object: until now each look at one state was planned anew, which
-- took five times as long as the look itself. A plan that is kept must stay a look-up when the tables have grown, so it
-- may not be made of scans that are cheap only while they are small.
alter function sealed_state_hash(text, text) set plan_cache_mode = 'force_generic_plan';
alter function sealed_state_hash(text, text) set enable_seqscan = off;
alter function sealed_state_hashes(text, text[]) set plan_cache_mode = 'force_generic_plan';
alter function sealed_state_hashes(text, text[]) set enable_seqscan = off;
