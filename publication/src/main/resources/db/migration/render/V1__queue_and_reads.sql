-- The render queue: what is to be made again. version grows with each request, so work asked for while a page is being
-- made is not lost; a claim older than its lease is free again (the sweeper asks this table, nothing remembers).
create table queue (
    site_id     bigint not null,
    page        text not null,
    lane        smallint not null default 1,   -- 0 urgent, 1 normal; page '*' is the whole site
    version     bigint not null default 1,
    due_at      timestamptz not null default clock_timestamp(),
    attempts    smallint not null default 0,
    claimed_by  text,
    claimed_at  timestamptz,
    error       text,
    primary key (site_id, page)
);
create index queue_claim on queue (lane, due_at) where claimed_by is null;

-- What pages read. Pages that read the same things share one read_set; a page's own keys and lists are rows.
create table read_set (
    read_set_id bigint primary key,           -- first 64 bits of the SHA-256 of its sorted names
    names       text[] not null
);
create table read_set_name (
    name        text not null,
    read_set_id bigint not null references read_set,
    primary key (name, read_set_id)
);
create table page_read (
    site_id bigint not null,
    release int not null,
    name    text not null,
    page_id bigint not null
);
create index page_read_name on page_read (name, site_id);
create index page_read_page on page_read (page_id);

-- A list read: the part of a channel's order, newest first, that the page shows, from inclusive, to exclusive.
create table list_read (
    site_id    bigint not null,
    release    int not null,
    channel_id bigint not null,
    type       text,
    from_at    timestamptz not null,
    from_id    bigint not null,
    to_at      timestamptz not null,
    to_id      bigint not null,
    page_id    bigint not null
);
create index list_read_window on list_read (channel_id, to_at, to_id);
create index list_read_page on list_read (page_id);

-- The day the pages show, Asia/Shanghai.
create table day (
    only_one boolean primary key default true check (only_one),
    shown    date not null
);

grant usage on schema render to huizheng_console, huizheng_worker;
grant select, insert, update, delete on all tables in schema render to huizheng_console, huizheng_worker;
revoke all on render.migration from huizheng_console, huizheng_worker;
