-- Entries that an objection was upheld against, by what they rest on: what is posted for the same again costs nothing.
create table upheld_objection (
    evidence  text not null,
    account   text not null,
    metric    text not null,
    objection text not null,
    fact      uuid not null,
    primary key (evidence, account, metric)
);
alter table upheld_objection enable row level security;
alter table upheld_objection force row level security;
create policy everything on upheld_objection to ${consumer} using (true) with check (true);
grant select, insert, update on upheld_objection to ${consumer};

alter table score_entry drop constraint score_entry_cause_check;
alter table score_entry add constraint score_entry_cause_check check (cause in (
    'CONFIRMED', 'OVERTURNED', 'DISMISSED', 'WITHDRAWN', 'TOLERATED', 'NO_FAULT', 'SANCTION_REVOKED', 'OBJECTION_UPHELD',
    'REVISED', 'VOIDED'));
