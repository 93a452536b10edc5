-- The working calendars that this service has judged by; the last row is the one in force. When it changes, every
-- timeline is marked once, so that open clocks move at once and not when they are next looked at.
create table calendar_in_force (
    no          bigint      generated always as identity (cache 1) primary key,
    version     text        not null,
    sha256      text        not null,
    since       timestamptz not null default clock_timestamp(),
    marked_kind text        not null default '',
    marked_key  text        not null default '',
    marked_at   timestamptz
);
grant select, insert, update on calendar_in_force to ${consumer};
grant select on calendar_in_force to ${app};
