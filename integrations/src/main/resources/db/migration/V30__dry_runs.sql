-- Dry runs on their way to a worker and back, encrypted; the caller removes the row when it has the answer.
create table dry_run (
  call_id     uuid primary key,
  call        bytea not null,
  answer      bytea,
  created_at  timestamptz not null default now()
);
create index dry_run_created on dry_run (created_at);
