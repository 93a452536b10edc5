-- What inspectors look at, one row a version. What belongs to the empty path is named by the sources and listed by none:
-- everybody's to see, nobody's to write or to inspect by.
create table inspection_scheme (
    id          uuid        primary key,
    object      text        not null unique generated always as (id::text) stored,
    scheme      text        not null,
    version     int         not null check (version > 0),
    org_path    text        collate "C" not null check (org_path = '' or org_path like '%/'),
    state       text        not null check (state in ('NAMED', 'DRAFT', 'APPROVED')),
    revision    bigint      not null check (revision > 0),
    drafted_by  text[]      not null,
    drafted_at  timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    content     jsonb       not null,
    unique (org_path, scheme, version),
    check ((state = 'APPROVED') = (approved_by is not null)),
    check ((state = 'NAMED') = (org_path = '')),
    check (approved_by is null or approved_by <> all (drafted_by))
);

-- Before the policies: not even the owner writes a row that belongs to nobody.
insert into inspection_scheme (id, scheme, version, org_path, state, revision, drafted_by, drafted_at, content)
values ('00000000-0000-7000-8000-000000000101', 'TWO_THREE_FIVE', 1, '', 'NAMED', 1, '{firstbutton}', '2020-01-01T00:00:00Z',
        '{"zh": "二三五工作机制", "en": "The 2-3-5 mechanism", "groups": [
          {"zh": "二", "en": "two", "size": 2, "items": []}, {"zh": "三", "en": "three", "size": 3, "items": []},
          {"zh": "五", "en": "five", "size": 5, "items": []}]}'),
       ('00000000-0000-7000-8000-000000000102', 'THREE_VISITS_FOUR_CHECKS', 1, '', 'NAMED', 1, '{firstbutton}', '2020-01-01T00:00:00Z',
        '{"zh": "三必到四必查", "en": "Three must-go, four must-check", "groups": [
          {"zh": "三必到", "en": "three must-go", "size": 3, "items": []},
          {"zh": "四必查", "en": "four must-check", "size": 4, "items": []}]}'),
       ('00000000-0000-7000-8000-000000000103', 'FIVE_CHECKS', 1, '', 'NAMED', 1, '{firstbutton}', '2020-01-01T00:00:00Z',
        '{"zh": "接处警、受立案五查", "en": "Five checks of alerts and filing", "groups": [
          {"zh": "五查", "en": "five checks", "size": 5, "items": []}]}');

-- What a unit knows of a visit; the visit itself is a proceeding of the office that sends the inspectors.
create table unit_inspection (
    id         uuid        primary key references proceeding (id),
    org_path   text        collate "C" not null check (org_path like '%/'),
    scheme     text        not null,
    scheme_id  uuid        not null references inspection_scheme (id),
    inspectors text[]      not null,
    told_at    timestamptz not null,
    arrived_at timestamptz,
    done_at    timestamptz,
    faults     text[]      not null default '{}',
    missing    text[]      not null default '{}',
    remark     text
);

-- That a person has looked at a closed alert. The fact comes back over the broker; the queue does not wait for it.
create table alert_inspection (
    id        uuid        primary key,
    object    text        not null unique generated always as (id::text) stored,
    matter    text        not null,
    org_path  text        collate "C" not null check (org_path like '%/'),
    at        timestamptz not null,
    inspector text        not null,
    result    text        not null
);
create index alert_inspection_matter on alert_inspection (matter, at);
create index timeline_fact_closed on timeline_fact (occurred_at) where type = 'alert.closed';

do $$
declare t text;
begin
    foreach t in array array['inspection_scheme', 'unit_inspection', 'alert_inspection'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
    foreach t in array array['unit_inspection', 'alert_inspection'] loop
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')))', t);
    end loop;
end $$;
-- A county inspects by what its city or province drafted, so it sees what lies above it too.
create policy seen on inspection_scheme for select to ${app} using (exists (
    select 1 from unnest(string_to_array(current_setting('app.scope', true), ',')) as scope
    where org_path ^@ scope or scope ^@ org_path));
create policy drafted on inspection_scheme for insert to ${app}
    with check (state = 'DRAFT' and org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy approved on inspection_scheme for update to ${app}
    using (state = 'DRAFT' and org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));

grant select, insert, update on inspection_scheme, unit_inspection to ${app};
grant select, insert on alert_inspection to ${app};
grant select on inspection_scheme, unit_inspection, alert_inspection to ${consumer};

-- Whatever is sealed so far, and these; what is only NAMED was entered by no command, and nobody can write it.
do $$
begin
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(rtrim(pg_get_viewdef('sealed_state'::regclass)), ';') || '
        union all select ''inspection-scheme'', s.object, to_jsonb(s) from inspection_scheme s where s.state <> ''NAMED''
        union all select ''alert-inspection'', i.object, to_jsonb(i) from alert_inspection i';
end $$;
