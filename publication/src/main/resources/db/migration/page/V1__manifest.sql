-- Every published file: its hash, what it shows, by which template and by whose approval. No row, no bytes.
create sequence page_id as bigint;

create table manifest (
    page_id      bigint primary key,
    site_id      bigint not null,
    release      int not null,
    page         text not null,                -- what it is: document:77, channel:5, cut:5:3, fragment:nav …
    path         text not null,                -- where it is
    status       smallint not null,            -- 200, 404 …, 410
    hash         bytea not null,
    size         int not null,
    read_set_id  bigint not null,
    own_reads    bigint not null,              -- hash of the reads that are the page's own
    edition_id   bigint,
    approval_id  bigint,
    template     text not null,
    theme_hash   text not null,
    seq          bigint not null,              -- the log position it shows
    written_at   timestamptz not null default clock_timestamp()
);
create unique index manifest_page on manifest (site_id, release, page);
create unique index manifest_path on manifest (site_id, release, path);
create index manifest_read_set on manifest (read_set_id);

create table release_head (
    site_id bigint primary key,
    release int not null,
    rebuilding_until timestamptz               -- a rebuild is at work; its lease
);

grant usage on schema page to huizheng_console, huizheng_worker, huizheng_portal;
grant select, insert, update, delete on all tables in schema page to huizheng_worker, huizheng_console;
grant usage on sequence page_id to huizheng_worker, huizheng_console;
grant select on all tables in schema page to huizheng_portal;
revoke all on page.migration from huizheng_console, huizheng_worker, huizheng_portal;
