-- What stood at an address before: a row ends when other bytes, another approval or nothing took its place.
-- Append-only: nobody is granted update or delete.
create table past (
    site_id     bigint not null,
    until       timestamptz not null,          -- from then on something else stood there
    seq         bigint not null,
    edition_id  bigint,
    approval_id bigint,
    size        int not null,
    status      smallint not null,             -- 0: nothing stood there
    run         smallint not null,             -- how many rows before it, of this address, are differences; a whole one begins anew
    form        text not null,                 -- absent, whole, delta (from what followed), same, blob, lost
    path        text not null,
    page        text not null,
    template    text not null,
    theme       bytea,
    hash        bytea,
    bytes       bytea,
    primary key (site_id, path, until)
);
alter table past alter bytes set storage external;
create index past_until on past using brin (until);

-- Before that, nothing is known of what stood on a site; a site without a row is known from its first page on.
create table past_start (
    site_id bigint primary key,
    at      timestamptz not null
);
insert into past_start select distinct site_id, clock_timestamp() from manifest;

-- A release that another has replaced, while the two are compared.
create table replaced (
    site_id     bigint not null,
    old_release int not null,
    new_release int not null,
    at          timestamptz not null,
    bucket      smallint not null default 0,   -- those below are compared
    primary key (site_id, old_release)
);

grant select, insert on past, past_start to huizheng_worker;
grant select, insert, update, delete on replaced to huizheng_worker;
grant select on past, past_start, replaced to huizheng_console;
