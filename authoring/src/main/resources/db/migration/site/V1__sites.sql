create table site (
    site_id         bigint generated always as identity primary key,
    code            text not null unique check (code ~ '^[a-z][a-z0-9-]{0,31}$'),
    name            text not null,
    organization_id bigint not null references organization.organization,
    domain          text not null unique,
    identity_code   text not null check (identity_code ~ '^(\d{10}|bm\d{8})$'),
    state           text not null,
    settings        jsonb not null,
    version         bigint not null default 0,
    opened_at       timestamptz not null
);

create table host (
    host    text primary key check (host = lower(host)),
    site_id bigint not null references site,
    ordinal int not null
);
create index host_site on host (site_id, ordinal);

-- What other rooms may join.
create view v_site as select site_id, code, name, organization_id, state from site;

grant usage on schema site to huizheng_console, huizheng_worker;
grant select, insert, update on site to huizheng_console;
grant select, insert, delete on host to huizheng_console;
grant select on v_site to huizheng_console, huizheng_worker;
revoke all on site.migration from huizheng_console, huizheng_worker, huizheng_portal;
