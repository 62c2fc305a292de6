-- Caches that stand in front of the portals and keep pages longer than we allow browsers to: how each is told to forget one.
create table cache (
    cache_id     bigint generated always as identity primary key,
    name         text not null unique,
    sites        bigint[],                      -- null: every site
    form         text not null check (form in ('EACH', 'LIST')),   -- a request for each address, or one with a list of them
    method       text not null,
    url          text not null,
    body         text not null,
    whole_method text not null,                 -- how it forgets all of a site at once; '' when it cannot
    whole_url    text not null,
    whole_body   text not null,
    headers      text not null,                 -- a line each
    secret       bytea,                         -- encrypted; stands where a header says {secret}
    batch        int not null check (batch between 1 and 1000),
    assembles    boolean not null default false,   -- keeps pages and fragments apart (ESI, SSI)
    paused       boolean not null default false,
    sent         bigint not null default 0,
    sent_at      timestamptz,
    error        text,
    error_at     timestamptz
);

-- What a cache is still to forget, written in the transaction that changed the bytes.
create table waiting (
    waiting_id    bigint generated always as identity primary key,
    cache_id      bigint not null references cache on delete cascade,
    site_id       bigint not null,
    paths         text[] not null,              -- of one page; empty for all of the site
    lane          smallint not null,
    twice         boolean not null,             -- once more a little later, for answers that were under way
    reached       text not null default '',     -- of a site gone through page by page
    asked_at      timestamptz not null default clock_timestamp(),
    due_at        timestamptz not null default clock_timestamp(),
    attempts      smallint not null default 0,
    claimed_until timestamptz,
    error         text
);
create index waiting_due on waiting (cache_id, lane, waiting_id) where attempts < 5;
create index waiting_failed on waiting (waiting_id) where attempts >= 5;
create index waiting_site on waiting (site_id);

grant usage on schema purge to huizheng_console, huizheng_worker;
grant select, insert, update, delete on cache to huizheng_console;
grant select, update (sent, sent_at, error, error_at) on cache to huizheng_worker;
grant select, insert, update, delete on waiting to huizheng_console, huizheng_worker;
