-- What ended runs may have made, kept when Temporal has forgotten their workflows.

-- One row for each attempt of a run whose workflow has ended.
create table run_undo (
  run_id        uuid not null references run on delete cascade,
  attempt       int not null,
  -- how Temporal says that the workflow ended, such as COMPLETED or TERMINATED
  workflow_end  text not null,
  kept_at       timestamptz not null default now(),
  primary key (run_id, attempt)
);
create index run_undo_kept on run_undo (kept_at);

-- One activity that was, or may have been, carried out; those that the run took back itself are left out.
create table run_undo_entry (
  run_id     uuid not null,
  -- place among all of the run, the oldest first
  number     int not null,
  attempt    int not null,
  step_id    text not null,
  step_name  text not null,
  action     text not null,
  iteration  text,
  -- whether its answer is known
  answered   boolean not null,
  -- names of the form's secrets that its undo needs, and `kept:` for those that steps made
  secrets    text[] not null default '{}',
  -- the UndoEntry, encrypted
  entry      bytea not null,
  taken_at   timestamptz,
  primary key (run_id, number),
  foreign key (run_id, attempt) references run_undo on delete cascade
);

-- Wishes to take an ended run back, one workflow each.
create table run_undo_call (
  run_id       uuid not null references run on delete cascade,
  serial       int not null,
  workflow_id  text not null,
  by_whom      text not null,
  reason       text,
  asked_at     timestamptz not null,
  started_at   timestamptz,
  primary key (run_id, serial)
);
create index run_undo_call_unstarted on run_undo_call (asked_at) where started_at is null;

-- The newest attempt whose undo log is kept; null or another number than that of the run while one is missing.
alter table run add column undo_kept int;
-- When Temporal was last asked how the run's workflow ended.
alter table run add column undo_looked_at timestamptz;
create index run_undo_missing on run (undo_looked_at) where undo_kept is distinct from attempt;
