-- The run whose step this one is; null for a run that people started.
alter table run add column parent_run_id uuid;
alter table run add column parent_step_id text;
create index run_parent on run (parent_run_id) where parent_run_id is not null;
