-- What stood in a person's details before somebody corrected them; sealed like the details themselves.
create table person_correction (
    id           text        primary key,
    person_id    text        not null references person (id),
    ordinal      int         not null check (ordinal > 0),
    org_path     text        collate "C" not null check (org_path like '%/'),
    reason       text        not null check (reason in ('MISTYPED', 'DOCUMENT_SEEN', 'FALSE_IDENTITY', 'CHANGED', 'OTHER')),
    sealed       bytea       not null,
    corrected_by text        not null,
    corrected_at timestamptz not null,
    unique (person_id, ordinal)
);

alter table person_correction enable row level security;
alter table person_correction force row level security;
create policy scope on person_correction to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on person_correction to ${consumer} using (true) with check (true);
grant select, insert on person_correction to ${app};
-- To seal anew after a rotation.
grant select, update on person_correction to ${consumer};
-- Whose case it is, in which capacity and who registered him never changes.
grant update (juvenile, protected, sealed, number_index, phone_index) on person to ${app};

-- A person who was never corrected is what he was before.
create or replace view sealed_person with (security_invoker = true) as
select 'person' as object_kind, p.id as object,
       to_jsonb(p) - 'sealed' - 'registered_at'
           || jsonb_build_object('registered_at', (extract(epoch from p.registered_at) * 1000000)::bigint)
           || jsonb_strip_nulls(jsonb_build_object('corrections', (
                  select jsonb_agg(to_jsonb(c) - 'sealed' - 'corrected_at'
                                   || jsonb_build_object('corrected_at',
                                                         (extract(epoch from c.corrected_at) * 1000000)::bigint)
                                   order by c.ordinal)
                  from person_correction c where c.person_id = p.id))) as content
from person p;
