-- Who holds which post; ends are kept, so it can be shown who was told and why nobody was.
create table post_holder (
    id         uuid        primary key,
    object     text        not null unique generated always as (id::text) stored,
    org_path   text        collate "C" not null,
    role       text        not null,
    person     text        not null,
    acting_for text,
    from_at    timestamptz not null,
    to_at      timestamptz,
    entered_by text        not null,
    version    bigint      not null,
    check (acting_for is null or to_at is not null)
);
create index post_holder_post on post_holder (org_path, role);

-- How far along the feed the ladders have listened.
create table climb_feed (one boolean primary key default true check (one), no bigint not null default 0);
insert into climb_feed default values;

-- One for each finding that was ever raised; next_at: when its ladder is looked at again.
create table climb (
    finding   uuid        primary key references finding (id),
    org_path  text        collate "C" not null,
    integrity boolean     not null,
    next_at   timestamptz,
    version   bigint      not null default 0 -- of the facts about it
);
create index climb_due on climb (next_at) where next_at is not null;

create table climb_rung (
    finding    uuid        not null references climb (finding),
    rung       int         not null,
    due_at     timestamptz not null,
    reached_at timestamptz not null default clock_timestamp(),
    posts      text[]      not null, -- role@organisation
    told       int         not null, -- people; 0: nobody held the posts, passed at once
    org_path   text        collate "C" not null,
    integrity  boolean     not null,
    primary key (finding, rung)
);

create table notice (
    id              uuid        primary key,
    object          text        not null unique generated always as (id::text) stored,
    finding         uuid        not null references climb (finding),
    rung            int         not null,
    person          text        not null,
    told_at         timestamptz not null default clock_timestamp(),
    acknowledged_at timestamptz,
    org_path        text        collate "C" not null,
    integrity       boolean     not null,
    version         bigint      not null default 1,
    unique (finding, rung, person)
);
create index notice_person on notice (person, id desc);

-- A ladder rests for a stated time, never for ever.
create table climb_pause (
    id        uuid        primary key,
    object    text        not null unique generated always as (id::text) stored,
    finding   uuid        not null references climb (finding),
    from_at   timestamptz not null,
    until_at  timestamptz not null,
    reason    text        not null,
    paused_by text        not null,
    org_path  text        collate "C" not null,
    integrity boolean     not null,
    version   bigint      not null default 1,
    check (until_at > from_at)
);
create index climb_pause_finding on climb_pause (finding);

do $$
declare t text;
begin
    foreach t in array array['climb', 'climb_rung', 'notice', 'climb_pause'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')) and (not integrity or current_setting(''app.integrity'', true) = ''yes''))', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
end $$;
alter table post_holder enable row level security;
alter table post_holder force row level security;
create policy scope on post_holder to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on post_holder to ${consumer} using (true) with check (true);

create or replace view sealed_state with (security_invoker = true) as
select 'finding' as object_kind, f.object,
       to_jsonb(f) || coalesce(
           (select jsonb_build_object('verification', to_jsonb(v)) from verification v where v.finding = f.id),
           '{}'::jsonb) as content
from finding f
union all
select 'rule-pack', p.object, to_jsonb(p) from rule_pack p
union all
select 'pack-in-force', i.object, to_jsonb(i) - 'marked_kind' - 'marked_key' - 'marked_at' from pack_in_force i
union all
select object_kind, object, content from sealed_proceeding
union all
select 'post', h.object, to_jsonb(h) from post_holder h
union all
select 'notice', n.object, to_jsonb(n) from notice n
union all
select 'ladder-pause', l.object, to_jsonb(l) from climb_pause l;

grant select, insert, update on post_holder to ${app};
grant select, update on climb, notice to ${app};
grant select on climb_rung to ${app};
grant select, insert on climb_pause to ${app};
grant select on post_holder, climb_pause to ${consumer};
grant select, update on climb_feed to ${consumer};
grant select, insert, update on climb, notice to ${consumer};
grant select, insert on climb_rung to ${consumer};
