-- Calendar clients cannot sign in, so a person takes a token for his deadlines and nothing else. Only its hash is here.
-- Roles and organisations are those he had when he took it; it ends by itself, or when he takes it back.
create table deadline_subscription (
    id           uuid        primary key,
    object       text        not null unique generated always as (id::text) stored,
    person       text        not null,
    roles        text[]      not null,
    org_paths    text[]      not null,
    org_path     text        collate "C" not null,
    token_hash   bytea       not null unique,
    description  text,
    made_at      timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    version      bigint      not null default 1
);
create index deadline_subscription_person on deadline_subscription (person);
-- When a client came for it last: no decision of anybody, so not sealed with the row.
create table deadline_reading (
    subscription uuid        primary key references deadline_subscription (id),
    person       text        not null,
    read_at      timestamptz not null
);

do $$
begin
    alter table deadline_subscription enable row level security;
    alter table deadline_subscription force row level security;
    create policy scope on deadline_subscription to ${app}
        using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
    create policy everything on deadline_subscription to ${consumer} using (true) with check (true);
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(pg_get_viewdef('sealed_state'::regclass), '; ')
        || ' union all select ''deadline-subscription'', d.object, to_jsonb(d) from deadline_subscription d';
end $$;
grant select, insert, update on deadline_subscription to ${app};
grant select on deadline_reading to ${app};
grant select on deadline_subscription to ${consumer};
grant select, insert, update on deadline_reading to ${consumer};
