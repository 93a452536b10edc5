-- What still has to be sealed, in the order in which it was written. The ticket is drawn after the business row was
-- locked and written, so for one object ticket order is commit order; a cursor over audit_entry would lose late commits.
create table audit_unsealed (
    ticket     bigint generated always as identity (cache 1) primary key,
    entry      uuid        not null,
    written_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
insert into audit_unsealed (entry)
    select e.id from audit_entry e where not exists (select from audit_seal s where s.entry = e.id) order by e.at, e.id;
grant insert on audit_unsealed to ${app};
grant select, insert, delete on audit_unsealed to ${consumer};

-- The hash of an object's state as the service's view shows it. The settings stand here because a jsonb of a
-- timestamptz reads differently in each session's time zone.
create function sealed_state_hash(kind text, id text) returns bytea
    language plpgsql stable
    set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres' set extra_float_digits = 1 as $$
begin
    return (select sha256(convert_to(s.content::text, 'UTF8')) from sealed_state s
            where s.object_kind = kind and s.object = id);
end $$;
grant execute on function sealed_state_hash(text, text) to ${app}, ${consumer};

-- A person asks for a redrive; the inbox that owns the partition does it.
alter table quarantine drop constraint quarantine_state_check;
alter table quarantine add constraint quarantine_state_check check (state in ('HELD', 'ASKED', 'REDRIVEN'));
create index quarantine_open on quarantine (consumer, part) where state <> 'REDRIVEN';
grant update (state) on quarantine to ${app};
grant delete on quarantine to ${consumer};
