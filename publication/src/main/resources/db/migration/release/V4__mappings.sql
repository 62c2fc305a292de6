-- What is answered at addresses a site no longer has. Nothing but a path of the platform or a full address may be led to,
-- whoever writes the row.
create table mapping (
    mapping_id bigint generated always as identity primary key,
    site_id    bigint not null references site,
    match      text not null check (match in ('exact', 'prefix', 'pattern')),
    source     text not null check (source ~ '^[\x21-\x7e]+$' and length(source) <= 1000),
    shard      smallint check ((shard is null) = (match <> 'exact')),
    kind       text not null check (kind in ('redirect', 'archive', 'gone', 'unresolved')),
    status     smallint not null check (status in (301, 302)),
    target     text not null check (target = '' or target ~ '^(/([^/\\]|$)|https?://[^/$\\@]+(/|$))[\x21-\x7e]*$'),
    ordinal    int not null default 0,
    note       text not null default '',
    changed_at timestamptz not null default now(),
    unique (site_id, match, source),
    check ((kind in ('redirect', 'archive')) = (target <> ''))
);
create index mapping_list on mapping (site_id, mapping_id);
create index mapping_shard on mapping (site_id, shard);

grant select, insert, update, delete on mapping to huizheng_console;
grant select on mapping to huizheng_worker, huizheng_portal;
