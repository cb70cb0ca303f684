-- How many runs of its template may be under way when this run starts; null: as many as there are.
alter table run add column runs_limit int;
-- 2 for people, 4 for bulk; the smaller one starts first. Null: 2.
alter table run add column priority int;
create index run_under_way on run (template_ref)
  where phase in ('running', 'waiting', 'paused', 'undoing');
