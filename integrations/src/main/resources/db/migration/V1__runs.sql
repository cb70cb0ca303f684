-- Runs: a projection for people. Temporal decides how a run goes; these tables show it.

create table run (
  run_id             uuid primary key,
  workflow_id        text not null unique,
  idempotency_key    text unique,
  -- of the call that the key was used for: the same key with another call is refused
  request_digest     text,
  template_ref       text not null,
  template_title     text not null,
  template_digest    text not null,
  owner              text,
  initiator          text,
  initiator_entity   jsonb,
  template_metadata  jsonb not null default '{}',
  -- Backstage's Task.spec as its wire shows it; parameters hold no secret
  task_spec          jsonb not null,
  phase              text not null,
  steps_done         int not null default 0,
  steps_total        int not null,
  failure            jsonb,
  output             jsonb,
  created_at         timestamptz not null,
  ended_at           timestamptz,
  last_event_at      timestamptz,
  -- the RunRequest, encrypted, until Temporal has accepted the run
  unstarted_request  bytea
);
create index run_created on run (created_at desc, run_id);
create index run_phase on run (phase, created_at desc);
create index run_initiator on run (initiator, created_at desc);

create table run_step (
  run_id      uuid not null references run on delete cascade,
  step_id     text not null,
  position    int not null,
  name        text not null,
  action      text not null,
  state       text not null,
  attempts    int not null default 0,
  started_at  timestamptz,
  ended_at    timestamptz,
  failure     text,
  primary key (run_id, step_id)
);

-- What a run made outside its workspace, and what became of it: made, undone or leftover.
create table run_made (
  run_id   uuid not null references run on delete cascade,
  step_id  text not null,
  kind     text not null,
  name     text not null,
  url      text,
  state    text not null,
  reason   text,
  primary key (run_id, step_id, kind, name)
);

create table run_link (
  run_id   uuid not null references run on delete cascade,
  step_id  text not null,
  title    text not null,
  url      text not null,
  primary key (run_id, step_id, title, url)
);

-- Every event of every run in one increasing sequence; log lines of steps are events too.
-- Writers lock the run's row first, so that one run's ids become visible in their order.
create table run_event (
  id          bigserial primary key,
  run_id      uuid not null references run on delete cascade,
  event_key   text not null,
  type        text not null,
  step_id     text,
  body        jsonb not null,
  created_at  timestamptz not null,
  unique (run_id, event_key)
);
create index run_event_stream on run_event (run_id, id);

-- Secrets of a form, each value encrypted, deleted when the run has ended.
create table run_secret (
  run_id  uuid not null,
  name    text not null,
  value   bytea not null,
  primary key (run_id, name)
);

-- Workspaces: immutable manifests over content-addressed blobs.
create table workspace_blob (
  hash     text primary key,
  size     bigint not null,
  content  bytea not null,
  -- a blob is stored before the snapshot that names it: one without a snapshot is old before it is removed
  stored_at  timestamptz not null default now()
);

create table workspace_snapshot (
  id          text primary key,
  run_id      uuid not null,
  manifest    jsonb not null,
  created_at  timestamptz not null default now()
);
create index workspace_snapshot_run on workspace_snapshot (run_id);

create table workspace_snapshot_blob (
  snapshot_id  text not null references workspace_snapshot on delete cascade,
  hash         text not null,
  primary key (snapshot_id, hash)
);
create index workspace_snapshot_blob_hash on workspace_snapshot_blob (hash);

-- What workers can do; written by each worker when it starts.
create table action_manifest (
  id          text primary key,
  manifest    jsonb not null,
  updated_at  timestamptz not null default now()
);

-- Messages that no SMTP server or Slack workspace took, because none is configured.
create table outbox_message (
  id          bigserial primary key,
  message_key text not null unique,
  channel     text not null,
  recipient   text not null,
  thread_key  text,
  subject     text not null,
  text_body   text not null,
  html_body   text,
  blocks      jsonb,
  -- a chat message as it was posted first: text, blocks, metadata
  posted      jsonb,
  run_id      uuid,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz
);
create index outbox_message_created on outbox_message (id desc);
create index outbox_message_thread on outbox_message (thread_key, id);

-- Messages that were handed to an outside system: the claim is written before the sending, so that a mail is never sent twice.
create table sent_message (
  message_key  text primary key,
  channel      text not null,
  receipt      jsonb,
  claimed_at   timestamptz not null default now()
);
create index sent_message_receipt on sent_message using gin (receipt jsonb_path_ops);

create table audit_record (
  id       bigserial primary key,
  at       timestamptz not null default now(),
  who      text not null,
  what     text not null,
  subject  text not null,
  details  jsonb not null default '{}',
  address  text
);
