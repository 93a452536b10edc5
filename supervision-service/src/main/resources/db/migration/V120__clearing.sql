-- Organisations whose periods are cleared. since: first known to this service; what ended before was nobody's to sign.
-- opened_until: every period that ends before this has its cycle.
create table clearing_unit (
    org_path     text        collate "C" primary key,
    since        timestamptz not null default clock_timestamp(),
    opened_until timestamptz not null default clock_timestamp()
);
create index clearing_unit_next on clearing_unit (opened_until);

-- One cycle for each organisation and period. What time alone decides (open, cut off, late) is not stored.
create table clearing (
    id           uuid        primary key,
    object       text        not null unique generated always as (id::text) stored,
    org_path     text        collate "C" not null,
    parent       text        collate "C", -- whose list names it while nobody has signed; none for the highest
    cycle        text        not null check (cycle in ('DAY', 'MONTH', 'QUARTER')),
    period       text        not null,
    from_at      timestamptz not null,
    ends_at      timestamptz not null,
    sweep_at     timestamptz not null,
    sign_by      timestamptz not null,
    swept_at     timestamptz,
    open_items   int,
    explained_at timestamptz, -- every item has its reason
    signed_by    text,
    signed_at    timestamptz,
    reported_by  text,
    reported_at  timestamptz,
    reported_to  text        collate "C",
    version      bigint      not null default 0,
    unique (org_path, cycle, period),
    check (ends_at > from_at and sweep_at > ends_at and sign_by > sweep_at),
    check (explained_at is null or swept_at is not null),
    check (signed_at is null or explained_at is not null),
    check (reported_at is null or signed_at is not null)
);
create index clearing_sweep on clearing (sweep_at) where swept_at is null;
create index clearing_list on clearing (ends_at desc, id desc);
create index clearing_parent on clearing (parent, cycle, period);

create table clearing_item (
    clearing     uuid        not null references clearing (id),
    no           int         not null,
    kind         text        not null,
    ref          text        not null,
    number       text,
    rule_id      text,
    severity     text,
    matter       text,
    since        timestamptz not null,
    org_path     text        collate "C" not null,
    reason       text,
    owner        text,
    until_at     timestamptz,
    note         text,
    explained_by text,
    explained_at timestamptz,
    primary key (clearing, no),
    unique (clearing, kind, ref),
    check ((reason is null) = (explained_by is null))
);

do $$
declare t text;
begin
    foreach t in array array['clearing', 'clearing_item'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')))', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
end $$;
grant select, update on clearing, clearing_item to ${app};
grant select, insert, update on clearing, clearing_item, clearing_unit to ${consumer};

-- The open findings of one organisation, for its lists.
create index finding_unit on finding (org_path, raised_at);
