-- What runs wait for now; a row goes when its wait is over.
create table run_wait (
  run_id     uuid not null references run on delete cascade,
  wait_key   text not null,
  step_id    text not null,
  kind       text not null,
  approvers  text[] not null default '{}',
  -- the wait as the event told it: message, times, quorum, votes
  details    jsonb not null,
  until_at   timestamptz not null,
  primary key (run_id, wait_key)
);
create index run_wait_approvers on run_wait using gin (approvers);
create index run_wait_until on run_wait (until_at);
