-- How often each mapping answered. Portals cannot write; they leave files, each of which is counted once.
create table mapping_hit (
    mapping_id bigint primary key references mapping on delete cascade,
    site_id    bigint not null,
    hits       bigint not null check (hits >= 0),
    last_at    timestamptz not null
);
create index mapping_hit_most on mapping_hit (site_id, hits desc, mapping_id);

create table mapping_hit_batch (
    batch      uuid primary key,
    counted_at timestamptz not null
);
create index mapping_hit_batch_old on mapping_hit_batch (counted_at);

grant select on mapping_hit to huizheng_console;
grant select, insert, update on mapping_hit to huizheng_worker;
grant select, insert, delete on mapping_hit_batch to huizheng_worker;
