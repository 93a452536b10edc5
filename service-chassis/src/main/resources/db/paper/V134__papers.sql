-- Papers that were issued (service-chassis, paper). Services that issue papers add db/paper to their locations. A paper is
-- never changed and never deleted, so that the numbers of a kind, an office and a year run on without a gap.
create table paper (
    id        uuid        primary key,
    object    text        not null unique generated always as (id::text) stored,
    kind      text        not null,
    office    text        collate "C" not null check (office like '%/'), -- who issued it
    org_path  text        collate "C" not null check (org_path ^@ office), -- whom it concerns
    year      int         not null,
    no        int         not null check (no > 0),
    number    text        not null,
    about     text        not null,
    title     text        not null,
    text      jsonb       not null,
    issued_by text        not null,
    issued_at timestamptz not null,
    unique (kind, office, year, no),
    unique (kind, about)
);
create index paper_list on paper (issued_at desc, id desc);
create index paper_unit on paper (org_path, issued_at desc, id desc);

do $$
begin
    alter table paper enable row level security;
    alter table paper force row level security;
    create policy scope on paper to ${app}
        using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
        with check (office ^@ any (string_to_array(current_setting('app.scope', true), ',')));
    create policy everything on paper to ${consumer} using (true) with check (true);
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(pg_get_viewdef('sealed_state'::regclass), '; ')
        || ' union all select ''paper'', p.object, to_jsonb(p) - ''issued_at'''
        || ' || jsonb_build_object(''issued_at'', (extract(epoch from p.issued_at) * 1000000)::bigint) from paper p';
end $$;
grant select, insert on paper to ${app};
grant select on paper to ${consumer};
