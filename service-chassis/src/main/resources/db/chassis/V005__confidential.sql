-- The data keys of the confidential columns (docs/decisions/0014), each wrapped by a master key that the database never
-- holds: a dump without the key file opens nothing. The app role has no business here.
create table confidential_keyset (
    purpose    text        primary key check (purpose in ('SEALING', 'INDEXING')),
    wrapped    bytea       not null,
    master     text        not null,
    rotated_at timestamptz not null default clock_timestamp(),
    resealed   boolean     not null default true
);
grant select, insert, update on confidential_keyset to ${consumer};
