package dev.formwork.api.attention;

/** The question that finds all that needs people, in one statement over the tables of runs. */
final class AttentionSql {

  /**
   * Parameters: `asked` and `accepted` (times), `run`, `kinds`, `owner`, `template` (null or empty
   * for all), `most`.
   */
  static final String LIST =
      """
      with found as (
        select r.run_id, 'paused' as attention_key, 'paused' as kind, a.step_id,
            coalesce(a.message, 'The run waits for a decision.') as message,
            coalesce(a.since, r.last_event_at, r.created_at) as since, a.until_at,
            null::jsonb as leftovers
          from run r left join run_attention a
            on a.run_id = r.run_id and a.attention_key = 'paused'
          where r.phase = 'paused'
        union all
        select run_id, attention_key, kind, step_id, message, since, until_at, null
          from run_attention
          where kind <> 'paused' and acknowledged_at is null
        union all
        select run_id, 'approval:' || wait_key, 'overdue_approval', step_id,
            coalesce(details ->> 'message', 'A request for approval is open.'),
            (details ->> 'since')::timestamptz, until_at, null
          from run_wait
          where kind = 'approval' and (details ->> 'since')::timestamptz < :asked
        union all
        select m.run_id, 'leftovers', 'leftovers', null,
            count(*) || case when count(*) = 1 then ' thing was' else ' things were' end
              || ' not taken back.',
            coalesce(min(r.ended_at), min(r.created_at)), null,
            jsonb_agg(jsonb_build_object('step', m.step_id, 'kind', m.kind, 'name', m.name,
              'url', m.url, 'reason', m.reason) order by m.step_id, m.kind, m.name)
          from run_made m join run r using (run_id)
          where m.state = 'leftover' and m.acknowledged_at is null and r.ended_at is not null
          group by m.run_id
        union all
        select run_id, 'unstarted', 'unstarted', null, 'Temporal has not taken the run yet.',
            created_at, null, null
          from run
          where unstarted_request is not null and runs_limit is null and created_at < :accepted
      )
      select f.*, r.workflow_id, r.template_title, r.template_ref, r.owner, r.initiator,
          coalesce(r.task_spec -> 'parameters' ->> 'name', '') as telling
        from found f join run r using (run_id)
        where (cast(:run as uuid) is null or f.run_id = cast(:run as uuid))
          and (cardinality(:kinds) = 0 or f.kind = any(:kinds))
          and (cast(:owner as text) is null or r.owner = :owner)
          and (cast(:template as text) is null or r.template_ref = :template)
        order by f.since, f.run_id, f.attention_key limit :most""";

  private AttentionSql() {}
}
