-- Where an organisation has its findings and warnings posted to (docs/webhooks.md). What the courier keeps for itself
-- (where in the feed it is, who serves it now) stands in the second table: it is no decision of anybody and not sealed.
create table webhook (
    id               uuid        primary key,
    object           text        not null unique generated always as (id::text) stored,
    org_path         text        collate "C" not null check (org_path like '%/'),
    url              text        not null,
    types            text[]      not null, -- families such as finding.* or single types; none: everything
    description      text,
    state            text        not null check (state in ('ACTIVE', 'DISABLED', 'REMOVED')),
    disabled_because text        check (disabled_because in ('FAILING', 'GONE')),
    registered_by    text        not null,
    registered_at    timestamptz not null default clock_timestamp(),
    changed_at       timestamptz not null default clock_timestamp(),
    version          bigint      not null default 1,
    check ((state = 'DISABLED') = (disabled_because is not null))
);

create table webhook_post (
    webhook       uuid        primary key references webhook (id),
    org_path      text        collate "C" not null,
    last_no       bigint      not null, -- of the feed: up to here everything is among the deliveries or was none of its
    failing_since timestamptz,
    claim         uuid,
    claimed_until timestamptz,
    served_at     timestamptz
);

-- The signing secrets, sealed (docs/decisions/0014). A rotated one signs along until it ends.
create table webhook_secret (
    id       uuid        primary key,
    webhook  uuid        not null references webhook (id),
    org_path text        collate "C" not null,
    sealed   bytea       not null,
    made_at  timestamptz not null default clock_timestamp(),
    ends_at  timestamptz
);
create unique index webhook_secret_present on webhook_secret (webhook) where ends_at is null;
create index webhook_secret_of on webhook_secret (webhook);

-- One for each entry of the feed that is for it; the content is read from the ledger each time, there is no second copy.
create table webhook_delivery (
    id          uuid        primary key,
    webhook     uuid        not null references webhook (id),
    org_path    text        collate "C" not null,
    no          bigint,     -- of the feed; none for a ping
    message     text        not null, -- webhook-id: the same at every attempt
    type        text        not null,
    state       text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    by_hand     boolean     not null default false,
    attempts    int         not null default 0,
    made_at     timestamptz not null default clock_timestamp(),
    next_at     timestamptz default clock_timestamp(),
    tried_at    timestamptz,
    status      int,
    failure     text,
    unique (webhook, no),
    check ((state = 'PENDING') = (next_at is not null))
);
create index webhook_delivery_pending on webhook_delivery (webhook, by_hand, no) where state = 'PENDING';
create index webhook_delivery_list on webhook_delivery (webhook, id desc);

do $$
declare t text;
begin
    foreach t in array array['webhook', 'webhook_post', 'webhook_secret', 'webhook_delivery'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')))', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
    -- Added to whatever is sealed so far: migrations of other rooms may come before or after.
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(pg_get_viewdef('sealed_state'::regclass), '; ')
        || ' union all select ''webhook'', w.object, to_jsonb(w) from webhook w';
end $$;

grant select, insert, update on webhook, webhook_post to ${app};
-- An administrator makes and ends secrets and never sees one again; only the courier opens them.
grant select (id, webhook, org_path, made_at, ends_at), insert, update (ends_at), delete on webhook_secret to ${app};
grant select, insert, update, delete on webhook_delivery to ${app};
grant select, update on webhook to ${consumer};
grant select, update on webhook_post to ${consumer};
grant select, update, delete on webhook_secret to ${consumer};
grant select, insert, update on webhook_delivery to ${consumer};
