-- The hashes of many objects' states at once: the settings that make the text the same everywhere are taken on once for
-- a batch, not once for each entry. The limit keeps it a look-up per object, whatever was planned on an empty table.
create function sealed_state_hashes(kind text, ids text[]) returns table (object text, hash bytea)
    language plpgsql stable
    set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres' set extra_float_digits = 1 as $$
begin
    return query
        select wanted.id, s.hash
        from unnest(ids) as wanted (id)
        cross join lateral (
            select sha256(convert_to(state.content::text, 'UTF8')) as hash from sealed_state state
            where state.object_kind = kind and state.object = wanted.id limit 1) as s;
end $$;
grant execute on function sealed_state_hashes(text, text[]) to ${app}, ${consumer};
