-- Operations that go on in the background. process is the run of the product that works on it: a task of another run that
-- is still running was interrupted.
create table task (
    task_id    bigint generated always as identity primary key,
    operation  text not null,
    arguments  text not null,
    started_by text not null,
    process    text not null,
    state      text not null check (state in ('running', 'done', 'unsound', 'failed', 'aborted')),
    what       text not null default '',
    done       bigint not null default 0,
    total      bigint not null default 0,
    outcome    text,
    facts      text,
    problem    text,
    started_at timestamptz not null default clock_timestamp(),
    seen_at    timestamptz not null default clock_timestamp(),
    ended_at   timestamptz
);
create index task_running on task (operation) where state = 'running';
create index task_operation on task (operation, task_id);
create index task_starter on task (started_by, task_id);

grant usage on schema operation to huizheng_console;
grant select, insert, update on task to huizheng_console;
revoke all on operation.migration from huizheng_console, huizheng_worker, huizheng_portal;
