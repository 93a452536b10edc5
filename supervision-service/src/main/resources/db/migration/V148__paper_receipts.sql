-- A paper is sent to units below the one that it concerns; each says once that it was received.
create table paper_receipt (
    id          uuid        primary key,
    object      text        not null unique generated always as (id::text) stored,
    paper       uuid        not null references paper (id),
    org_path    text        collate "C" not null check (org_path like '%/'), -- the unit
    sent_by     text        not null,
    sent_at     timestamptz not null,
    received_by text,
    received_at timestamptz,
    check ((received_by is null) = (received_at is null)),
    unique (paper, org_path)
);
create index paper_receipt_unit on paper_receipt (org_path, sent_at desc, id desc);

do $$
begin
    alter table paper_receipt enable row level security;
    alter table paper_receipt force row level security;
    create policy scope on paper_receipt to ${app}
        using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
    create policy everything on paper_receipt to ${consumer} using (true) with check (true);
    create policy sent on paper for select to ${app}
        using (exists (select from paper_receipt r where r.paper = paper.id
                         and r.org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))));
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(pg_get_viewdef('sealed_state'::regclass), '; ')
        || ' union all select ''paper-receipt'', r.object, to_jsonb(r) - ''sent_at'' - ''received_at'''
        || ' || jsonb_build_object(''sent_at'', (extract(epoch from r.sent_at) * 1000000)::bigint,'
        || ' ''received_at'', (extract(epoch from r.received_at) * 1000000)::bigint) from paper_receipt r';
end $$;
grant select, insert, update (received_by, received_at) on paper_receipt to ${app};
grant select on paper_receipt to ${consumer};

-- A period that was over before an organisation was known is opened by a person.
grant insert on clearing to ${app};
