-- Confirmed records of all kinds; what a kind is made of is data (records/product-defaults.json). The points that one
-- earns are evidence like any other: scored_event, source RECORD.
create table kept_record (
    record_id    uuid        primary key,
    kind         text        not null,
    org_path     text        collate "C" not null check (org_path like '%/'),
    officer      text,
    title        text        not null,
    body         text,
    answer       text,
    details      jsonb       not null,
    measure      text        not null,
    shared       boolean     not null,
    once_key     text,
    held_at      timestamptz not null,
    confirmed_at timestamptz not null,
    entered_by   text,
    confirmed_by text,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null)),
    check (entered_by is distinct from confirmed_by)
);
create unique index kept_record_once on kept_record (once_key) where once_key is not null and revoked_at is null;
create index kept_record_list on kept_record (confirmed_at desc, record_id desc);
create index kept_record_unit on kept_record (kind, org_path, held_at);
create index kept_record_officer on kept_record (officer, kind) where officer is not null;

alter table kept_record enable row level security;
alter table kept_record force row level security;
create policy everything on kept_record to ${consumer} using (true) with check (true);
-- A guideline of the county is there for its stations to read.
create policy seen on kept_record for select to ${app} using (
    org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
    or (shared and exists (
        select 1 from unnest(string_to_array(current_setting('app.scope', true), ',')) as scope
        where scope ^@ org_path)));
create policy kept on kept_record for insert to ${app}
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy taken_back on kept_record for update to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
grant select, insert on kept_record to ${app};
grant update (revoked_at, revoked_by) on kept_record to ${app};
grant select on kept_record to ${consumer};
