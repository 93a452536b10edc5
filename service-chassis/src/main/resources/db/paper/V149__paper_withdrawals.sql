-- A paper that was issued stays as it is, and so does its number; that it is withdrawn, by whom and why, stands beside it.
create table paper_withdrawal (
    paper        uuid        primary key references paper (id),
    object       text        not null unique generated always as (paper::text) stored,
    org_path     text        collate "C" not null check (org_path like '%/'),
    reason       text        not null,
    withdrawn_by text        not null,
    withdrawn_at timestamptz not null
);
-- One standing paper of a kind on one thing: once it is withdrawn, another may be issued.
alter table paper drop constraint paper_kind_about_key;
create table paper_standing (
    kind     text not null,
    about    text not null,
    paper    uuid not null references paper (id),
    org_path text collate "C" not null check (org_path like '%/'),
    primary key (kind, about)
);
create index paper_about on paper (kind, about, issued_at);

do $$
begin
    insert into paper_standing select kind, about, id, org_path from paper;
    alter table paper_withdrawal enable row level security;
    alter table paper_withdrawal force row level security;
    -- Whoever sees a paper sees whether it stands.
    create policy seen on paper_withdrawal for select to ${app} using (exists (select from paper p where p.id = paper));
    create policy scope on paper_withdrawal for insert to ${app}
        with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
    create policy everything on paper_withdrawal to ${consumer} using (true) with check (true);
    alter table paper_standing enable row level security;
    alter table paper_standing force row level security;
    create policy scope on paper_standing to ${app}
        using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(pg_get_viewdef('sealed_state'::regclass), '; ')
        || ' union all select ''paper-withdrawal'', w.object, to_jsonb(w) - ''withdrawn_at'''
        || ' || jsonb_build_object(''withdrawn_at'', (extract(epoch from w.withdrawn_at) * 1000000)::bigint)'
        || ' from paper_withdrawal w';
end $$;
grant select, insert on paper_withdrawal to ${app};
grant select on paper_withdrawal to ${consumer};
grant select, insert, delete on paper_standing to ${app};
