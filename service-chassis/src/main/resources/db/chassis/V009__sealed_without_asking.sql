-- A seal is made from its entry in the same statement, no role may delete an entry, and a missing one is found by
-- verification (ENTRY_MISSING). To look each one up and lock it again cost as much as the seal itself.
alter table audit_seal drop constraint audit_seal_entry_fkey;
