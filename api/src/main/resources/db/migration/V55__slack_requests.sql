-- Requests of Slack that were taken, so that none is taken twice. Those that are older than a few
-- minutes are refused by their time, so rows need not stay.
create table slack_request (
  signature text primary key,
  taken_at  timestamptz not null default now()
);
create index slack_request_taken on slack_request (taken_at);
