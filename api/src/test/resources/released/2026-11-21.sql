-- What the processes of 2026-11-21 (schema 31) say to the database for one run, with {run} and {n} for its values.
-- Taken from their code; never edited.
insert into run (run_id, workflow_id, idempotency_key, request_digest, template_ref,
  template_title, template_digest, owner, initiator, initiator_entity,
  template_metadata, task_spec, phase, steps_total, created_at, request, unstarted_request)
values ('{run}', 'run:x:{run}', 'key-{n}', 'digest', 'template:default/x', 'X', 'sha256:1', 'group:default/a',
  'user:default/ada', '{}'::jsonb, '{}'::jsonb, '{}'::jsonb, 'running', 2, now(), '\x01', '\x01');
insert into run_step (run_id, step_id, position, name, action, state)
values ('{run}', 'fetch', 1, 'Fetch', 'fetch:template', 'open') on conflict (run_id, step_id) do nothing;
insert into run_secret (run_id, name, value) values ('{run}', 'token', '\x0102');
select run_id, workflow_id, unstarted_request from run
where unstarted_request is not null and run_id = '{run}' order by created_at limit 1 for update skip locked;
update run set unstarted_request = null where run_id = '{run}';
insert into run_event (run_id, event_key, type, step_id, body, created_at)
select cast('{run}' as uuid), key, type, step, cast(body as jsonb), cast(at as timestamptz)
from unnest(array['k1', 'k2'], array['log', 'log'], array['fetch', 'fetch'], array['{}', '{}'],
  array['2026-11-21T10:00:00Z', '2026-11-21T10:00:01Z'])
  with ordinality as e (key, type, step, body, at, position)
order by position on conflict (run_id, event_key) do nothing returning event_key;
update run_step set state = 'running', attempts = greatest(attempts, 1), started_at = coalesce(started_at, now())
where run_id = '{run}' and step_id = 'fetch' and state = any(array['open', 'failed']);
update run set last_event_at = greatest(last_event_at, now()),
  steps_done = (select count(*) from run_step s where s.run_id = run.run_id and s.state in ('completed', 'skipped'))
where run_id = '{run}';
insert into run_made (run_id, step_id, kind, name, url, state, reason)
select run_id, 'fetch', 'repository', 'acme/x', null, 'made', null from run where run_id = '{run}'
on conflict (run_id, step_id, kind, name) do update
  set url = coalesce(excluded.url, run_made.url), state = excluded.state, reason = excluded.reason
  where run_made.state = 'made';
insert into run_link (run_id, step_id, title, url)
select run_id, 'fetch', 'Page', 'https://example.org' from run where run_id = '{run}' on conflict do nothing;
insert into run_wait (run_id, wait_key, step_id, kind, approvers, details, until_at)
select run_id, 'w', 'fetch', 'approval', array['user:default/ada'], '{}'::jsonb, now() from run where run_id = '{run}'
on conflict (run_id, wait_key) do update
  set approvers = excluded.approvers, details = excluded.details, until_at = excluded.until_at;
delete from run_wait where run_id = '{run}';
select hash from workspace_blob where hash = any(array['hash-{n}', 'shared']);
insert into workspace_blob (hash, size, content) values ('hash-{n}', 1, '\x01') on conflict (hash) do nothing;
insert into workspace_blob (hash, size, content) values ('shared', 1, '\x01') on conflict (hash) do nothing;
select hash from workspace_blob where hash = any(array['hash-{n}', 'shared']) order by hash for key share;
insert into workspace_snapshot (id, run_id, manifest) values ('{run}/1', '{run}', '[]'::jsonb) on conflict (id) do nothing;
insert into workspace_snapshot_blob (snapshot_id, hash)
select '{run}/1', hash from unnest(array['hash-{n}', 'shared']) as hash;
select run_id, manifest from workspace_snapshot where id = '{run}/1';
select hash, content from workspace_blob where hash = any(array['hash-{n}']);
insert into outbox_message (message_key, channel, recipient, subject, text_body, run_id)
values ('m-{run}', 'email', 'ada@example.org', 'Done', 'Done', '{run}') on conflict do nothing;
insert into sent_message (message_key, channel) values ('s-{run}', 'slack') on conflict do nothing;
insert into action_manifest (id, manifest) values ('fetch:template', '{}'::jsonb)
on conflict (id) do update set manifest = excluded.manifest, updated_at = now();
insert into idempotent_call (who, call_key, digest) values ('ada', 'call-{run}', 'digest') on conflict do nothing;
insert into dry_run (call_id, call) values ('{run}', '\x01');
delete from dry_run where call_id = '{run}';
insert into catalog_entity (ref, location_key, content, content_hash, served, served_hash)
values ('component:default/x-{n}', 'url:x', '{}'::json, 'h', '{}'::json, 'h');
insert into catalog_search (uid, key, value, original_value)
select uid, 'kind', 'component', 'Component' from catalog_entity where ref = 'component:default/x-{n}';
select e.ref from catalog_entity e join catalog_search s using (uid) where s.key = 'kind' and s.value = 'component' limit 5;
insert into audit_record (who, what, subject) values ('user:default/ada', 'run.start', '{run}');
update run set phase = 'completed', ended_at = now(), output = coalesce('{}'::jsonb, output) where run_id = '{run}';
select run_id, phase, steps_done, steps_total, attempt from run where initiator = 'user:default/ada'
order by created_at desc, run_id limit 20;
delete from workspace_snapshot where run_id = '{run}';
select hash from workspace_blob where hash = any(array['hash-{n}']) order by hash for update;
delete from workspace_blob b where hash = any(array['hash-{n}'])
  and not exists (select 1 from workspace_snapshot_blob s where s.hash = b.hash);
delete from run_secret where run_id = '{run}';
update run set attempt = attempt + 1, ended_at = null, phase = 'running' where run_id = '{run}';
