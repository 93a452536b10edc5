-- What somebody did himself is read by himself, latest first: the worklist shows what he has done and begun.
create index audit_entry_actor on audit_entry (actor, at desc, id) where result = 'DONE';
