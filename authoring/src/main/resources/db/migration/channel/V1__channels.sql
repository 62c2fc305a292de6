create table channel (
    channel_id   bigint generated always as identity primary key,
    site_id      bigint not null references site.site,
    parent_id    bigint references channel,
    path         text not null,                 -- made from codes when opened, never recomputed
    name         text not null,
    description  text not null,
    keywords     text[] not null,
    column_types text[] not null,
    kind         text not null check (kind in ('list', 'section', 'external')),
    content_type text not null,
    list_order   text not null check (list_order in ('newest', 'manual')),
    navigation   boolean not null,
    link         text,
    ordinal      int not null,
    settings     jsonb not null,
    version      bigint not null default 0,
    closed_at    timestamptz
);
create unique index channel_path on channel (site_id, path) where closed_at is null;
create index channel_tree on channel (site_id, parent_id, ordinal, channel_id) where closed_at is null;

-- What other rooms may join: the open channels.
create view v_channel as
    select channel_id, site_id, parent_id, path, name, kind, content_type, list_order from channel where closed_at is null;

grant usage on schema channel to huizheng_console, huizheng_worker;
grant select, insert, update on channel to huizheng_console;
grant select on v_channel to huizheng_console, huizheng_worker;
revoke all on channel.migration from huizheng_console, huizheng_worker, huizheng_portal;
