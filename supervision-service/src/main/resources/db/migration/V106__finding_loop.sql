-- What people did about a finding on its way to a decision. One row each, from the first time that somebody did; it is
-- seen by who sees the finding, so that an unverified integrity finding is not given away by those who look into it.
create table verification (
    finding          uuid        primary key references finding (id),
    assignee         text,
    assignee_role    text,
    assignee_office  text        collate "C",
    assigned_by      text,
    why              text,
    due_at           timestamptz,
    answered_by      text,
    answered_at      timestamptz,
    answer           text,
    dismissal_by     text,
    dismissal_office text        collate "C",
    dismissal_code   text,
    dismissal_reason text,
    dismissal_at     timestamptz,
    confirmed_by     text,
    confirmed_office text        collate "C",
    confirmed_at     timestamptz,
    officer          text,
    recurrence_of    uuid        references finding (id),
    check ((dismissal_by is null) = (dismissal_code is null)),
    check (recurrence_of is distinct from finding)
);
create index verification_confirmed on verification (confirmed_at) where confirmed_at is not null;
create index verification_recurrence on verification (recurrence_of) where recurrence_of is not null;
-- The queue of those who verify; who looks at a worklist does not wait for all that was ever found.
create index finding_open on finding (raised_at) where status = 'RAISED';

alter table verification enable row level security;
alter table verification force row level security;
create policy scope on verification to ${app}
    using (exists (select from finding f where f.id = finding))
    with check (exists (select from finding f where f.id = finding));
create policy everything on verification to ${consumer} using (true) with check (true);
grant select, insert, update on verification to ${app};
grant select on verification to ${consumer};
