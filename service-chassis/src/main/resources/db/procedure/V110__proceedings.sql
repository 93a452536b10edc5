-- Proceedings (service-chassis, procedure): one row each, folded from its facts in event_ledger. Services that run
-- procedures add db/procedure to their locations and proceeding and proceeding_proposal to their sealed_state.
create table proceeding (
    id         uuid        primary key,
    object     text        not null generated always as (id::text) stored,
    procedure  text        not null,
    state      text        not null,
    ended      boolean     not null,
    version    bigint      not null check (version >= 0),
    matter     text        not null,
    case_id    uuid,
    org_path   text        collate "C" not null check (org_path like '%/'),
    subject    text,
    detail     jsonb       not null,
    hands      text[]      not null,
    opened_at  timestamptz not null,
    last_at    timestamptz not null,
    expires_at timestamptz
);
create unique index proceeding_object on proceeding (object);
create index proceeding_list on proceeding (procedure, opened_at desc, id desc);
create index proceeding_unit on proceeding (procedure, org_path, opened_at desc, id desc);
create index proceeding_case on proceeding (case_id) where case_id is not null;
create index proceeding_subject on proceeding (subject, procedure) where subject is not null;
create index proceeding_expiry on proceeding (procedure, expires_at) where not ended and expires_at is not null;

create table proceeding_proposal (
    id            uuid        primary key,
    object        text        not null generated always as (id::text) stored,
    proceeding_id uuid        not null references proceeding (id),
    org_path      text        collate "C" not null,
    step          text        not null,
    content       jsonb       not null,
    occurred_at   timestamptz not null,
    proposed_by   text        not null,
    proposer_role text        not null,
    proposed_at   timestamptz not null,
    state         text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
    decided_by    text,
    decided_at    timestamptz,
    opinion       text,
    check ((state = 'OPEN') = (decided_by is null)),
    check (decided_by is distinct from proposed_by)
);
create unique index proceeding_proposal_open on proceeding_proposal (proceeding_id, step) where state = 'OPEN';
create unique index proceeding_proposal_object on proceeding_proposal (object);
create index proceeding_proposal_of on proceeding_proposal (proceeding_id);

alter table proceeding enable row level security;
alter table proceeding force row level security;
create policy scope on proceeding to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on proceeding to ${consumer} using (true) with check (true);
alter table proceeding_proposal enable row level security;
alter table proceeding_proposal force row level security;
create policy scope on proceeding_proposal to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on proceeding_proposal to ${consumer} using (true) with check (true);
grant select, insert, update on proceeding, proceeding_proposal to ${app};
grant select on proceeding, proceeding_proposal to ${consumer};

-- What the audit trail seals of them; times as microseconds, so that no session's zone shows in them.
create view sealed_proceeding with (security_invoker = true) as
select 'proceeding' as object_kind, p.object,
       to_jsonb(p) - 'opened_at' - 'last_at' - 'expires_at'
           || jsonb_build_object('opened_at', (extract(epoch from p.opened_at) * 1000000)::bigint,
                                 'last_at', (extract(epoch from p.last_at) * 1000000)::bigint,
                                 'expires_at', (extract(epoch from p.expires_at) * 1000000)::bigint) as content
from proceeding p
union all
select 'proceeding-proposal', p.object,
       to_jsonb(p) - 'occurred_at' - 'proposed_at' - 'decided_at'
           || jsonb_build_object('occurred_at', (extract(epoch from p.occurred_at) * 1000000)::bigint,
                                 'proposed_at', (extract(epoch from p.proposed_at) * 1000000)::bigint,
                                 'decided_at', (extract(epoch from p.decided_at) * 1000000)::bigint)
from proceeding_proposal p;
grant select on sealed_proceeding to ${app}, ${consumer};
