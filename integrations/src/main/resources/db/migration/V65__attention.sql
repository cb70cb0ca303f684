-- What people should look at and what no other table tells: decisions that runs wait for, and what is wrong with their workflows.
create table run_attention (
  run_id                uuid not null references run on delete cascade,
  attention_key         text not null,
  kind                  text not null,
  step_id               text,
  message               text not null,
  since                 timestamptz not null,
  until_at              timestamptz,
  acknowledged_at       timestamptz,
  acknowledged_by       text,
  acknowledged_comment  text,
  primary key (run_id, attention_key)
);
create index run_attention_open on run_attention (kind) where acknowledged_at is null;

-- A person has seen what is left over and says what becomes of it.
alter table run_made add column acknowledged_at timestamptz;
alter table run_made add column acknowledged_by text;
alter table run_made add column acknowledged_comment text;
create index run_made_left on run_made (run_id) where state = 'leftover' and acknowledged_at is null;
create index run_unstarted on run (created_at) where unstarted_request is not null;
