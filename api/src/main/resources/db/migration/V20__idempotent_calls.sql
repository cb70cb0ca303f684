-- Answers to changing calls that named a key, for callers that ask again. Runs keep their keys in table run.
create table idempotent_call (
  who           text not null,
  call_key      text not null,
  digest        text not null,
  -- null while the call is under way
  status        int,
  content_type  text,
  answer        bytea,
  created_at    timestamptz not null default now(),
  primary key (who, call_key)
);
create index idempotent_call_created on idempotent_call (created_at);
