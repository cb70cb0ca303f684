-- When a run was last compared with Temporal, and how long its history was when both agreed.
alter table run add column checked_at timestamptz;
alter table run add column checked_history bigint;
create index run_unchecked on run (checked_at nulls first, created_at)
  where phase in ('running', 'waiting', 'paused', 'undoing');
