-- What a row is asked first decides for nearly all of them. The path that an alert has now is always among those that it
-- ever had, so whoever has it in his scope need not be looked for among the others.
alter policy scope on alert using (
    org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
    or exists (select 1 from unnest(org_paths) as path
               where path ^@ any (string_to_array(current_setting('app.scope', true), ','))));
-- Of several policies the last by name is asked first: a fact's own path before its alert.
alter policy shared_alert on event_ledger rename to alert_shared;
