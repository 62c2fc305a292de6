-- Who looks after a channel and how often it must be renewed; nobody but staff sees it.
alter table channel
    add column owner           text not null default '',        -- the name of an account
    add column organization_id bigint references organization.organization,
    add column update_days     int check (update_days between 1 and 3650),
    add column merged_into     bigint references channel;
create index channel_owner on channel (owner, site_id) where closed_at is null and owner <> '';

create index channel_merged on channel (site_id, path) where merged_into is not null;

-- A channel on its way into another: the documents go in batches, the row outlives a crash.
create table merge (
    channel_id bigint primary key references channel,
    site_id    bigint not null,
    into_id    bigint not null references channel,
    state      text not null check (state in ('running', 'stopped', 'done', 'failed')),
    total      bigint not null,
    moved      bigint not null default 0,
    reason     text not null,
    error      text not null default '',
    actor_kind text not null,
    actor_name text not null,
    started_at timestamptz not null,
    updated_at timestamptz not null
);
create index merge_site on merge (site_id) where state <> 'done';
create index merge_running on merge (updated_at) where state = 'running';

grant select, insert, update on merge to huizheng_console;
