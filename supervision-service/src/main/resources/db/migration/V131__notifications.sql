-- What is brought to a person's attention, each once. It is shown as new from push_at on; none: he did not want its kind
-- pushed and finds it where it stands.
create table notification (
    id        uuid        primary key,
    person    text        not null,
    kind      text        not null,
    severity  text        not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    about     text        not null, -- where to look, below /api/v1
    about_key text        not null, -- tells of one thing once
    org_path  text        collate "C" not null,
    integrity boolean     not null,
    told_at   timestamptz not null default clock_timestamp(),
    push_at   timestamptz,
    seen_at   timestamptz,
    unique (person, about_key)
);
create index notification_person on notification (person, id desc);

alter table notification enable row level security;
alter table notification force row level security;
create policy scope on notification to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
           and (not integrity or current_setting('app.integrity', true) = 'yes'));
create policy everything on notification to ${consumer} using (true) with check (true);
grant select, update (push_at, seen_at) on notification to ${app};
grant select, insert, update on notification to ${consumer};
