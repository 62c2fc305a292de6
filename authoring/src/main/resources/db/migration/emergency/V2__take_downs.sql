-- 紧急下架: what was taken down, and when each page that showed it was as it should be, and forgotten by the caches in front.
create table take_down (
    take_down_id bigint generated always as identity primary key,
    document_id  bigint not null,
    title        text not null,
    reason       text not null,
    taken_by     text not null,
    taken_at     timestamptz not null,           -- by the database's clock, before its pages were asked for
    sites        bigint[] not null,
    finished_at  timestamptz
);
create index take_down_open on take_down (take_down_id) where finished_at is null;
create index take_down_document on take_down (document_id);

create table take_down_page (
    take_down_id bigint not null references take_down,
    site_id      bigint not null,
    page         text not null,
    path         text not null,
    cached       boolean not null,               -- a cache stood before the site
    gone_at      timestamptz,
    purged_at    timestamptz,
    failure      text,
    primary key (take_down_id, site_id, page)
);

grant select, insert, update on take_down, take_down_page to huizheng_console;
