-- All alerts that a sample was drawn from, as they were at the draw.
create table sample_frame (
    sample   uuid   not null references proceeding (id),
    org_path text   collate "C" not null check (org_path like '%/'),
    matter   text   not null,
    unit     text   not null,
    category text   not null,
    layer    text   not null check (layer in ('FLAGGED', 'UNFLAGGED', 'NO_CRIME')),
    flags    text[] not null,
    primary key (sample, matter)
);

-- Who looks at what: seat 1, and for some alerts seat 2, whose holders do not know of each other.
create table sample_item (
    id       uuid        primary key,
    object   text        not null unique generated always as (id::text) stored,
    sample   uuid        not null references proceeding (id),
    org_path text        collate "C" not null check (org_path like '%/'),
    matter   text        not null,
    unit     text        not null,
    category text        not null,
    layer    text        not null,
    place    int         not null,
    seat     int         not null check (seat in (1, 2)),
    reviewer text        not null,
    verdict  text        check (verdict in ('IN_ORDER', 'AT_FAULT')),
    rules    text[]      not null default '{}',
    reason   text,
    rated_at timestamptz,
    version  bigint      not null default 1,
    unique (sample, matter, seat),
    unique (sample, matter, reviewer),
    check ((verdict is null) = (rated_at is null))
);
create index sample_item_reviewer on sample_item (reviewer) where verdict is null;
create index timeline_fact_received on timeline_fact (occurred_at) where type = 'alert.received';

do $$
declare t text;
begin
    foreach t in array array['sample_frame', 'sample_item'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')))', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
end $$;
grant select, insert on sample_frame to ${app};
grant select, insert, update on sample_item to ${app};
grant select on sample_frame, sample_item to ${consumer};

-- Whatever is sealed so far, and what reviewers said; who is to look at what stands in the draw.
do $$
begin
    execute 'create or replace view sealed_state with (security_invoker = true) as '
        || rtrim(rtrim(pg_get_viewdef('sealed_state'::regclass)), ';') || '
        union all select ''sample-item'', i.object, to_jsonb(i) from sample_item i where i.verdict is not null';
end $$;
