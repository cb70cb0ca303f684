-- What a run was started with, encrypted, so that it can be started again; null for runs from before.
alter table run add column request bytea;
-- How often the run was started.
alter table run add column attempt int not null default 1;
