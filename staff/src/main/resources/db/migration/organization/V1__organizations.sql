create table organization (
    organization_id bigint generated always as identity primary key,
    code            text not null unique check (code ~ '^[a-z][a-z0-9-]{0,31}$'),
    name            text not null,
    short_name      text not null,
    kind            text not null check (kind in ('government', 'department', 'institution', 'enterprise')),
    parent_id       bigint references organization,
    division_code   text not null default '' check (division_code ~ '^(\d{6}|\d{9}|\d{12})?$'),
    credit_code     text not null default '' check (credit_code ~ '^([0-9A-HJ-NPQRTUWXY]{18})?$'),
    address         text not null default '',
    phone           text not null default '',
    version         bigint not null default 0
);
create index organization_parent on organization (parent_id, organization_id);

-- What other rooms may join.
create view v_organization as select organization_id, code, name, short_name, parent_id, division_code from organization;

grant usage on schema organization to huizheng_console, huizheng_worker;
grant select, insert, update on organization to huizheng_console;
grant select on v_organization to huizheng_console, huizheng_worker;
revoke all on organization.migration from huizheng_console, huizheng_worker, huizheng_portal;
