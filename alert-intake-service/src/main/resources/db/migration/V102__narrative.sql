-- What the caller reported, kept with the caller: it is personal data and no fact repeats it.
alter table alert_caller add column narrative text;
