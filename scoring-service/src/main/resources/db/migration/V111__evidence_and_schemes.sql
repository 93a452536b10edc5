-- What points are computed from. The ledger is a pure function of these rows and of the schemes: whatever order they
-- arrive in, POST /ledger:recompute finds the same entries.
create table scored_finding (
    finding_id   text        primary key,
    raised_at    timestamptz,
    rule_id      text,
    severity     text        check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    matter       text,
    unit         text        collate "C" check (unit like '%/'),
    officer      text,
    broken_at    timestamptz,
    confirmed_at timestamptz,
    confirmation uuid,
    fallen       text        check (fallen in ('OVERTURNED', 'DISMISSED', 'WITHDRAWN')),
    fallen_by    uuid
);
create index scored_finding_officer on scored_finding (officer, rule_id) where officer is not null;
create index scored_finding_matter on scored_finding (matter);
create index scored_finding_unit on scored_finding (unit, broken_at);

-- Who had which part in a matter, and when.
create table matter_hand (
    matter  text        not null,
    role    text        not null check (role in ('HANDLER', 'REVIEWER', 'APPROVER')),
    officer text        not null,
    at      timestamptz not null,
    primary key (matter, role, officer, at)
);
create index matter_hand_officer on matter_hand (officer);

-- What legal and inspectorate decided about one finding; the empty officer is everybody.
create table finding_ruling (
    finding_id text        not null,
    officer    text        not null,
    kind       text        not null check (kind in ('TOLERANCE', 'FAULT', 'SANCTION')),
    outcome    text        not null,
    at         timestamptz not null,
    fact       uuid        not null,
    primary key (finding_id, officer, kind)
);

create table self_report (
    report_id   text        primary key,
    officer     text        not null,
    matter      text        not null,
    rule_id     text        not null,
    reported_at timestamptz not null
);
create index self_report_matter on self_report (matter, rule_id);

-- Evidence that is no finding: violations, evaluated dossiers, ratings, places on a list, records of merit.
create table scored_event (
    source   text        not null check (source in ('VIOLATION', 'DOSSIER', 'RATING', 'LISTED', 'RECORD')),
    evidence text        not null,
    officer  text        not null,
    org_path text        collate "C" not null check (org_path like '%/'),
    matter   text        not null,
    measure  text        not null,
    amount   numeric(10, 2),
    weight   int,
    tolerated boolean    not null default false,
    at       timestamptz not null,
    fact     uuid        not null,
    voided   uuid,
    primary key (source, evidence, officer)
);
create index scored_event_officer on scored_event (officer, source, at);

create table citizen_rating (
    callback_id text        primary key,
    matter      text        not null,
    unit        text        collate "C" not null check (unit like '%/'),
    asked_at    timestamptz not null,
    rating      text,
    rated_at    timestamptz,
    fact        uuid
);
create index citizen_rating_unit on citizen_rating (unit, asked_at);
create index citizen_rating_matter on citizen_rating (matter);

create table rectification_order (
    order_id   text        primary key,
    finding_id text        not null,
    unit       text        collate "C" not null check (unit like '%/'),
    ordered_at timestamptz not null,
    passed_at  timestamptz,
    revoked    boolean     not null default false
);
create index rectification_order_unit on rectification_order (unit, ordered_at);

-- Cases that are over: each dossier is evaluated once.
create table closed_case (
    matter    text        primary key,
    case_id   text        not null,
    org_path  text        collate "C" not null check (org_path like '%/'),
    outcome   text        not null,
    closed_at timestamptz not null,
    handler   text,
    hands     text[]      not null default '{}'
);
create index closed_case_unit on closed_case (org_path, closed_at);
create index closed_case_case on closed_case (case_id);

-- Confirmed scores of dossiers, first and second reviews, and alerts that a person has inspected: what lists are drawn from.
create table dossier_result (
    dossier_id   text          primary key,
    matter       text          not null,
    org_path     text          collate "C" not null check (org_path like '%/'),
    officer      text,
    sample       text          not null,
    score        numeric(5, 2) not null,
    vetoes       text[]        not null,
    confirmed_at timestamptz   not null
);
create index dossier_result_unit on dossier_result (org_path, confirmed_at);
create table inspected_alert (
    matter       text        primary key,
    org_path     text        collate "C" not null check (org_path like '%/'),
    result       text        not null,
    inspected_at timestamptz not null
);
create index inspected_alert_unit on inspected_alert (org_path, inspected_at);

-- Schemes of organisations; the one that ships is everybody's who has none. An approved one is never changed.
create table scoring_scheme (
    id             uuid        primary key,
    object         text        not null generated always as (id::text) stored,
    scheme         text        not null,
    version        int         not null check (version > 0),
    org_path       text        collate "C" not null check (org_path like '%/'),
    state          text        not null check (state in ('DRAFT', 'APPROVED')),
    revision       bigint      not null check (revision > 0),
    effective_from date        not null,
    content        text        not null,
    drafted_by     text[]      not null,
    drafted_at     timestamptz not null,
    approved_by    text,
    approved_at    timestamptz,
    unique (org_path, scheme, version),
    check ((state = 'DRAFT') = (approved_by is null)),
    check (approved_by is null or approved_by <> all (drafted_by))
);
create unique index scoring_scheme_object on scoring_scheme (object);
create unique index scoring_scheme_day on scoring_scheme (org_path, effective_from) where state = 'APPROVED';

-- The ledger holds more than findings now, and says of which factors a figure is made.
alter table score_account drop constraint score_account_kind_check;
alter table score_account add constraint score_account_kind_check check (kind in ('UNIT', 'OFFICER', 'LEGAL_OFFICER'));
alter table score_entry drop constraint score_entry_kind_check;
alter table score_entry add constraint score_entry_kind_check check (kind in ('UNIT', 'OFFICER', 'LEGAL_OFFICER'));
alter table score_entry drop constraint score_entry_cause_check;
alter table score_entry add constraint score_entry_cause_check check (cause in (
    'CONFIRMED', 'OVERTURNED', 'DISMISSED', 'WITHDRAWN', 'TOLERATED', 'NO_FAULT', 'SANCTION_REVOKED', 'REVISED', 'VOIDED'));
alter table score_entry alter column severity drop not null;
alter table score_entry add column source text not null default 'CONFIRMED_FINDING' check (source in (
    'CONFIRMED_FINDING', 'VIOLATION', 'DOSSIER', 'RATING', 'LISTED', 'RECORD'));
alter table score_entry add column role text check (role in ('HANDLER', 'REVIEWER', 'APPROVER'));
alter table score_entry add column matter text;
alter table score_entry add column terms jsonb not null default '[]';
create index score_entry_officer on score_entry (account, source, rule_id);

alter table scored_finding enable row level security;
alter table scored_finding force row level security;
alter table matter_hand enable row level security;
alter table matter_hand force row level security;
alter table finding_ruling enable row level security;
alter table finding_ruling force row level security;
alter table self_report enable row level security;
alter table self_report force row level security;
alter table scored_event enable row level security;
alter table scored_event force row level security;
alter table citizen_rating enable row level security;
alter table citizen_rating force row level security;
alter table rectification_order enable row level security;
alter table rectification_order force row level security;
alter table closed_case enable row level security;
alter table closed_case force row level security;
alter table dossier_result enable row level security;
alter table dossier_result force row level security;
alter table inspected_alert enable row level security;
alter table inspected_alert force row level security;
alter table scoring_scheme enable row level security;
alter table scoring_scheme force row level security;

create policy everything on scored_finding to ${consumer} using (true) with check (true);
create policy everything on matter_hand to ${consumer} using (true) with check (true);
create policy everything on finding_ruling to ${consumer} using (true) with check (true);
create policy everything on self_report to ${consumer} using (true) with check (true);
create policy everything on scored_event to ${consumer} using (true) with check (true);
create policy everything on citizen_rating to ${consumer} using (true) with check (true);
create policy everything on rectification_order to ${consumer} using (true) with check (true);
create policy everything on closed_case to ${consumer} using (true) with check (true);
create policy everything on dossier_result to ${consumer} using (true) with check (true);
create policy everything on inspected_alert to ${consumer} using (true) with check (true);
create policy everything on scoring_scheme to ${consumer} using (true) with check (true);

create policy scope on scored_finding for select to ${app}
    using (unit ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on scored_event for select to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on citizen_rating for select to ${app}
    using (unit ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on rectification_order for select to ${app}
    using (unit ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on closed_case for select to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on dossier_result for select to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on inspected_alert for select to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
-- A unit is scored by what its county or province drafted, so it sees what lies above it too.
create policy seen on scoring_scheme for select to ${app} using (exists (
    select 1 from unnest(string_to_array(current_setting('app.scope', true), ',')) as scope
    where org_path ^@ scope or scope ^@ org_path));
create policy drafted on scoring_scheme for insert to ${app}
    with check (state = 'DRAFT' and org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy approved on scoring_scheme for update to ${app}
    using (state = 'DRAFT' and org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
-- What an officer has reviewed is his to read as well, beside his own account.
drop policy own on score_account;
drop policy own on score_entry;
create policy own on score_account to ${app}
    using (account = any (string_to_array(current_setting('app.account', true), ',')));
create policy own on score_entry to ${app}
    using (account = any (string_to_array(current_setting('app.account', true), ',')));

grant select, insert, update on scored_finding, finding_ruling, self_report, scored_event, citizen_rating,
    rectification_order, closed_case, dossier_result, inspected_alert to ${consumer};
grant select, insert on matter_hand to ${consumer};
grant select on scored_finding, scored_event, citizen_rating, rectification_order, closed_case, dossier_result,
    inspected_alert to ${app};
grant select, insert, update on scoring_scheme to ${app};
grant select on scoring_scheme to ${consumer};

-- An entry as it was sealed before keeps its seal; only what is new on it is added.
create or replace view sealed_state with (security_invoker = true) as
select 'score-entry' as object_kind, id::text as object,
       jsonb_build_object('account', account, 'seq', seq, 'kind', kind, 'orgPath', org_path, 'delta', delta,
                          'base', base, 'share', share, 'metric', metric, 'ruleId', rule_id, 'severity', severity,
                          'findingId', finding_id, 'cause', cause, 'causeEvent', cause_event, 'reverses', reverses,
                          'scheme', scheme, 'occurredAt', extract(epoch from occurred_at))
           || case when matter is null then '{}'::jsonb
                   else jsonb_build_object('source', source, 'role', role, 'matter', matter, 'terms', terms) end as content
from score_entry
union all
select 'scoring-scheme', s.object,
       to_jsonb(s) - '{drafted_at,approved_at}'::text[]
           || jsonb_build_object('drafted_at', (extract(epoch from s.drafted_at) * 1000000)::bigint,
                                 'approved_at', (extract(epoch from s.approved_at) * 1000000)::bigint)
from scoring_scheme s
union all
select object_kind, object, content from sealed_proceeding;
