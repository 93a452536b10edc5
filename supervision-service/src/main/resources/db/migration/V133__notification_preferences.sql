-- What a person wants to be told as it happens, and when not. Nothing is kept from him: it only waits.
create table notification_preference (
    person     text        primary key,
    object     text        not null unique generated always as (person) stored,
    org_path   text        collate "C" not null,
    muted      text[]      not null,
    quiet_from time,
    quiet_to   time,
    digest_at  time,
    changed_at timestamptz not null default clock_timestamp(),
    version    bigint      not null default 1,
    check ((quiet_from is null) = (quiet_to is null)),
    check (quiet_from <> quiet_to)
);

do $$
begin
    alter table notification_preference enable row level security;
    alter table notification_preference force row level security;
    create policy scope on notification_preference to ${app}
        using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
    create policy everything on notification_preference to ${consumer} using (true) with check (true);
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(pg_get_viewdef('sealed_state'::regclass), '; ')
        || ' union all select ''notification-preference'', n.object, to_jsonb(n) from notification_preference n';
end $$;
grant select, insert, update on notification_preference to ${app};
grant select on notification_preference to ${consumer};
