-- A service in miniature, for the chassis's own tests: one kind of object, and what a fact handler leaves behind.
create table parcel (
    id         text        primary key,
    version    bigint      not null,
    org_path   text        collate "C" not null,
    weight     int         not null,
    changed_at timestamptz not null default clock_timestamp()
);
alter table parcel enable row level security;
alter table parcel force row level security;
create policy scope on parcel to ${app} using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on parcel to ${consumer} using (true) with check (true);

create table effect (
    event_id  uuid   not null,
    aggregate text   not null,
    version   bigint not null,
    at        bigint generated always as identity
);

create view sealed_state with (security_invoker = true) as
    select 'parcel' as object_kind, id as object,
           jsonb_build_object('version', version, 'org', org_path, 'weight', weight, 'changed', changed_at) as content
    from parcel;

grant select, insert, update on parcel to ${app}, ${consumer};
grant select, insert on effect to ${consumer};
grant select on sealed_state to ${app}, ${consumer};
