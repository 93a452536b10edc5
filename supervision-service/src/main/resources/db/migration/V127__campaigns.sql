-- The findings that a campaign took on when it started. Whether one is cleared is read off the finding.
create table campaign_task (
    campaign uuid not null references proceeding (id),
    finding  uuid not null references finding (id),
    org_path text collate "C" not null check (org_path like '%/'),
    primary key (campaign, finding)
);
alter table campaign_task enable row level security;
alter table campaign_task force row level security;
create policy scope on campaign_task to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on campaign_task to ${consumer} using (true) with check (true);
grant select, insert on campaign_task to ${app};
grant select on campaign_task to ${consumer};
