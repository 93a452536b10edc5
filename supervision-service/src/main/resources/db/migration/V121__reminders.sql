-- A warning is looked at once: who was reminded, and that nobody was found to remind.
create table reminder_look (
    warning   uuid        primary key references warning (id),
    looked_at timestamptz not null default clock_timestamp(),
    people    int         not null
);
create index warning_open on warning (issued_at, id) where cleared_at is null;

create table reminder (
    id              uuid        primary key,
    object          text        not null unique generated always as (id::text) stored,
    warning         uuid        not null references warning (id),
    person          text        not null,
    part            text        not null check (part in ('HANDLER', 'DUTY_LEADER', 'CUSTODY_DESK', 'LEGAL_OFFICER')),
    to_sign         boolean     not null, -- 一案一提醒: a case reminder, for which its handler signs
    rule_id         text        not null,
    number          text,
    matter          text        not null,
    percent         int         not null,
    due_at          timestamptz not null,
    reminded_at     timestamptz not null default clock_timestamp(),
    acknowledged_at timestamptz,
    org_path        text        collate "C" not null,
    version         bigint      not null default 1,
    unique (warning, person)
);
create index reminder_person on reminder (person, id desc);
create index reminder_unit on reminder (org_path, id desc);

alter table reminder enable row level security;
alter table reminder force row level security;
create policy scope on reminder to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on reminder to ${consumer} using (true) with check (true);
grant select, update on reminder to ${app};
grant select, insert, update on reminder to ${consumer};
grant select, insert on reminder_look to ${consumer};

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
-- Who was told stands in the ledger; the row is the reader's from his acknowledgement on.
select 'notice', n.object, to_jsonb(n) from notice n where n.acknowledged_at is not null
union all
select 'ladder-pause', l.object, to_jsonb(l) from climb_pause l
union all
select 'clearing', c.object,
       to_jsonb(c) || jsonb_build_object('items',
           (select jsonb_agg(to_jsonb(i) order by i.no) from clearing_item i where i.clearing = c.id))
from clearing c where c.version > 0 -- the clock opened it, and nobody has done anything yet
union all
-- What was issued stands in the ledger; the row is its reader's from his signature on.
select 'reminder', r.object, to_jsonb(r) from reminder r where r.version > 1;
