-- The points ledger. An entry is inserted and never touched again, by nobody: what was wrong is answered by a
-- counter-entry. score_account only adds up what the entries say, and POST /ledger:recompute proves that it does.
create table score_account (
    account  text           primary key,
    kind     text           not null check (kind in ('UNIT', 'OFFICER')),
    org_path text           collate "C" not null check (org_path like '%/'),
    version  bigint         not null default 0,
    balance  numeric(14, 4) not null default 0
);

create table score_entry (
    id          uuid           primary key,
    account     text           not null references score_account (account),
    seq         bigint         not null,
    kind        text           not null check (kind in ('UNIT', 'OFFICER')),
    org_path    text           collate "C" not null check (org_path like '%/'),
    delta       numeric(14, 4) not null,
    base        numeric(10, 2) not null,
    share       numeric(5, 2)  not null,
    metric      text           not null,
    rule_id     text           not null,
    severity    text           not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    finding_id  text           not null,
    cause       text           not null check (cause in ('CONFIRMED', 'OVERTURNED', 'DISMISSED', 'WITHDRAWN')),
    cause_event uuid           not null,
    reverses    uuid           unique references score_entry (id),
    scheme      text           not null,
    occurred_at timestamptz    not null,
    posted_at   timestamptz    not null default clock_timestamp(),
    unique (account, seq),
    check ((reverses is null) = (cause = 'CONFIRMED'))
);
create index score_entry_finding on score_entry (finding_id);
create index score_entry_board on score_entry (kind, org_path, occurred_at);
create index score_entry_object on score_entry ((id::text));

create function score_entry_stands() returns trigger language plpgsql as $$
begin
    raise exception 'score_entry is never changed; post a counter-entry' using errcode = '23001';
end $$;
create trigger score_entry_stands before update or delete on score_entry
    for each row execute function score_entry_stands();
create trigger score_entry_stays before truncate on score_entry
    for each statement execute function score_entry_stands();

-- An alert counts once for each organisation that had it in hand. set_aside says why it counts for none.
create table alert_exposure (
    alert      text        not null,
    org_path   text        collate "C" not null check (org_path like '%/'),
    in_hand_at timestamptz not null,
    set_aside  text,
    primary key (alert, org_path)
);
create index alert_exposure_board on alert_exposure (org_path, in_hand_at) include (set_aside);

alter table score_account enable row level security;
alter table score_account force row level security;
alter table score_entry enable row level security;
alter table score_entry force row level security;
alter table alert_exposure enable row level security;
alter table alert_exposure force row level security;
create policy scope on score_account to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on score_entry to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy scope on alert_exposure to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
-- An officer's account goes with him when he is posted elsewhere; it stays his to read.
create policy own on score_account to ${app} using (account = current_setting('app.account', true));
create policy own on score_entry to ${app} using (account = current_setting('app.account', true));
create policy everything on score_account to ${consumer} using (true) with check (true);
create policy everything on score_entry to ${consumer} using (true) with check (true);
create policy everything on alert_exposure to ${consumer} using (true) with check (true);

create view sealed_state with (security_invoker = true) as
select 'score-entry' as object_kind, id::text as object,
       jsonb_build_object('account', account, 'seq', seq, 'kind', kind, 'orgPath', org_path, 'delta', delta,
                          'base', base, 'share', share, 'metric', metric, 'ruleId', rule_id, 'severity', severity,
                          'findingId', finding_id, 'cause', cause, 'causeEvent', cause_event, 'reverses', reverses,
                          'scheme', scheme, 'occurredAt', extract(epoch from occurred_at)) as content
from score_entry;

grant select, insert on score_account, score_entry, alert_exposure to ${consumer};
grant update (org_path, version, balance) on score_account to ${consumer};
grant update (set_aside) on alert_exposure to ${consumer};
grant select on score_account, score_entry, alert_exposure to ${app};
grant select on sealed_state to ${app}, ${consumer};
