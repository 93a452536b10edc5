-- What citizens are asked in a call-back, one row a version. The empty path is the product's own: everybody's to use,
-- nobody's to write.
create table questionnaire (
    id            text        primary key,
    paper         text        not null,
    version       int         not null check (version > 0),
    org_path      text        collate "C" not null check (org_path = '' or org_path like '%/'),
    origin        text        not null check (origin in ('PRODUCT_DEFAULT', 'OWN')),
    state         text        not null check (state in ('DRAFT', 'APPROVED')),
    revision      bigint      not null check (revision > 0),
    in_force_from timestamptz,
    drafted_by    text[]      not null,
    drafted_at    timestamptz not null,
    approved_by   text,
    approved_at   timestamptz,
    content       jsonb       not null,
    unique (org_path, paper, version),
    check ((state = 'DRAFT') = (in_force_from is null)),
    check (origin = 'PRODUCT_DEFAULT' or (state = 'DRAFT') = (approved_by is null)),
    check ((origin = 'PRODUCT_DEFAULT') = (org_path = '')),
    check (approved_by is null or approved_by <> all (drafted_by))
);

-- Before the policies: not even the owner writes a row that belongs to nobody.
insert into questionnaire (id, paper, version, org_path, origin, state, revision, in_force_from, drafted_by, drafted_at,
                           content)
values ('00000000-0000-7000-8000-000000000001', 'product-default', 1, '', 'PRODUCT_DEFAULT', 'APPROVED', 1,
        '2020-01-01T00:00:00Z', '{firstbutton}', '2020-01-01T00:00:00Z', '{
  "zh": "通用回访问卷（产品缺省）", "en": "General call-back (product default)",
  "about": ["ALERT", "CASE"], "categories": [], "levels": [],
  "questions": [
    {"id": "came", "kind": "YES_NO", "zh": "报警后民警到现场了吗？", "en": "Did police come?", "required": false, "tells": "ARRIVED"},
    {"id": "minutes", "kind": "SCALE", "zh": "大约多少分钟后到的？", "en": "After how many minutes, about?", "required": false, "min": 0, "max": 1440, "tells": "ARRIVAL_MINUTES"},
    {"id": "receipt", "kind": "YES_NO", "zh": "给您报警回执了吗？", "en": "Were you given a receipt?", "required": false, "tells": "RECEIPT"},
    {"id": "told", "kind": "YES_NO", "zh": "告知您处理结果了吗？", "en": "Were you told the result?", "required": false, "tells": "TOLD"},
    {"id": "asked-to-change", "kind": "YES_NO", "zh": "有人请您改变或撤回报警内容吗？", "en": "Did anybody ask you to change or withdraw your report?", "required": false, "tells": "ASKED_TO_CHANGE"},
    {"id": "rating", "kind": "CHOICE", "zh": "您对这次处理满意吗？", "en": "Are you satisfied with how it was handled?", "required": true, "tells": "RATING",
     "options": [{"code": "SATISFIED", "zh": "满意", "en": "satisfied"},
                 {"code": "BASICALLY_SATISFIED", "zh": "基本满意", "en": "basically satisfied"},
                 {"code": "DISSATISFIED", "zh": "不满意", "en": "dissatisfied"}]},
    {"id": "what-else", "kind": "TEXT", "zh": "您认为我们还应当问什么？", "en": "What else should we have asked?", "required": false}
  ]}');

alter table questionnaire enable row level security;
alter table questionnaire force row level security;
-- A unit asks what its county or province drafted, so it sees what lies above it too.
create policy seen on questionnaire for select to ${app} using (exists (
    select 1 from unnest(string_to_array(current_setting('app.scope', true), ',')) as scope
    where org_path ^@ scope or scope ^@ org_path));
create policy drafted on questionnaire for insert to ${app}
    with check (state = 'DRAFT' and origin = 'OWN'
                and org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
-- An approved one is out of everybody's reach.
create policy approved on questionnaire for update to ${app}
    using (state = 'DRAFT' and org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on questionnaire to ${consumer} using (true) with check (true);
grant select, insert, update on questionnaire to ${app};
grant select on questionnaire to ${consumer};

-- A call-back on one closing of one alert or case: closed again, it is called back again.
create table callback (
    id            text        primary key,
    alert_id      text        not null references alert (id),
    case_id       text,
    subject       text        not null generated always as (coalesce(case_id, alert_id)) stored,
    closed_at     timestamptz not null,
    org_path      text        collate "C" not null check (org_path like '%/'),
    state         text        not null check (state in ('OPEN', 'COMPLETED', 'ENDED')),
    version       bigint      not null check (version > 0),
    channel       text,
    questionnaire text        references questionnaire (id),
    answers       jsonb,
    rating        text,
    completed_by  text,
    completed_at  timestamptz,
    unique (subject, closed_at),
    check ((state = 'COMPLETED') = (questionnaire is not null))
);
create table callback_attempt (
    callback_id text        not null references callback (id),
    ordinal     int         not null,
    at          timestamptz not null,
    channel     text        not null check (channel in ('SMS', 'VOICE', 'HUMAN')),
    outcome     text        not null,
    officer     text        not null,
    primary key (callback_id, ordinal)
);

alter table callback enable row level security;
alter table callback force row level security;
create policy scope on callback to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on callback to ${consumer} using (true) with check (true);
alter table callback_attempt enable row level security;
alter table callback_attempt force row level security;
create policy scope on callback_attempt to ${app} using (exists (select 1 from callback c where c.id = callback_id));
create policy everything on callback_attempt to ${consumer} using (true) with check (true);
grant select, insert, update on callback to ${app};
grant select, insert on callback_attempt to ${app};
grant select on callback, callback_attempt to ${consumer};

-- The list of what is to be called back, oldest first.
create index alert_closed on alert (closed_at, id) where state = 'CLOSED';
create index alert_filing_closed on alert_filing (occurred_at, aggregate) where type = 'case.closed';

-- Who had a hand in the case: nobody calls back on his own.
alter table alert_filing add column officers text[];

create view sealed_callback with (security_invoker = true) as
select 'questionnaire' as object_kind, q.id as object,
       to_jsonb(q) - '{in_force_from,drafted_at,approved_at}'::text[]
           || jsonb_build_object('in_force_from', (extract(epoch from q.in_force_from) * 1000000)::bigint,
                                 'drafted_at', (extract(epoch from q.drafted_at) * 1000000)::bigint,
                                 'approved_at', (extract(epoch from q.approved_at) * 1000000)::bigint) as content
from questionnaire q where q.origin = 'OWN' -- the shipped one was entered by no command, and nobody can write it
union all
select 'callback', b.id,
       to_jsonb(b) - '{closed_at,completed_at}'::text[]
           || jsonb_build_object('closed_at', (extract(epoch from b.closed_at) * 1000000)::bigint,
                                 'completed_at', (extract(epoch from b.completed_at) * 1000000)::bigint,
                                 'attempts', (select jsonb_agg(jsonb_build_object(
                                                         'at', (extract(epoch from t.at) * 1000000)::bigint,
                                                         'channel', t.channel, 'outcome', t.outcome,
                                                         'officer', t.officer) order by t.ordinal)
                                              from callback_attempt t where t.callback_id = b.id))
from callback b;
grant select on sealed_callback to ${app}, ${consumer};

create or replace view sealed_state with (security_invoker = true) as
select 'alert' as object_kind, a.id as object,
       to_jsonb(a) - '{state_at,received_at,carried_until,closed_at}'::text[]
       || jsonb_build_object(
              'state_at', extract(epoch from a.state_at), 'received_at', extract(epoch from a.received_at),
              'carried_until', extract(epoch from a.carried_until), 'closed_at', extract(epoch from a.closed_at),
              'orders', (select jsonb_agg(jsonb_build_object(
                                    'id', d.id, 'round', d.round, 'unit', d.unit, 'officers', d.officers,
                                    'state', d.state, 'delayed', d.delayed,
                                    'dispatched_at', extract(epoch from d.dispatched_at),
                                    'arrived_at', extract(epoch from d.arrived_at),
                                    'cleared_at', extract(epoch from d.cleared_at)) order by d.ordinal)
                         from alert_dispatch d where d.alert_id = a.id)) as content
from alert a
union all
select 'source', s.id, jsonb_build_object('kind', s.kind, 'org_path', s.org_path, 'beat_seconds', s.beat_seconds,
                                          'grace_seconds', s.grace_seconds)
from source s
union all
select 'enquiry-code', e.alert_id,
       to_jsonb(e) - '{issued_at,rated_at}'::text[]
           || jsonb_build_object('issued_at', (extract(epoch from e.issued_at) * 1000000)::bigint,
                                 'rated_at', (extract(epoch from e.rated_at) * 1000000)::bigint)
from enquiry_code e
union all
select object_kind, object, content from sealed_proceeding
union all
select object_kind, object, content from sealed_callback;
