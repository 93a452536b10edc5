-- How far the blind indexes of each table have been made anew under the present index key (docs/decisions/0018); a service
-- that is stopped goes on from there.
create table confidential_reindexing (
    name       text        primary key,
    reached    text        not null default '',
    changed    bigint      not null default 0,
    finished   boolean     not null default false,
    touched_at timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on confidential_reindexing to ${consumer};
