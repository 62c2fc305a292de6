-- The manifest as a tree: 4,096 buckets by the hash of the path, each with the hash of its rows; a log of signed roots over them.
alter table manifest add bucket smallint;
update manifest set bucket = (get_byte(sha256(convert_to(path, 'UTF8')), 0) << 4) | (get_byte(sha256(convert_to(path, 'UTF8')), 1) >> 4);
alter table manifest alter bucket set not null;
create index manifest_bucket on manifest (site_id, release, bucket);

create table bucket (
    site_id bigint not null,
    release int not null,
    bucket  smallint not null,
    hash    bytea not null,                    -- of the bucket's list, the text of its rows
    seal    bytea not null,                    -- of that hash, by the secret of the makers of pages
    signed  boolean not null default false,    -- a root of the log stands for it
    primary key (site_id, release, bucket)
);
create index bucket_unsigned on bucket (site_id, release) where not signed;

-- Append-only: nobody is granted update or delete.
create table root (
    site_id   bigint not null,
    no        bigint not null,                 -- 1, 2, 3 … without gaps
    release   int not null,
    seq       bigint not null,                 -- the position of the publication log when it was signed
    root      bytea not null,
    previous  bytea not null,                  -- hash of the root before
    signed_at timestamptz not null,
    algorithm text not null,
    key_id    text not null,
    hash      bytea not null,
    signature bytea not null,
    primary key (site_id, no)
);

-- What somebody did to the files behind our back, and whether it is mended.
create table finding (
    finding_id  bigint generated always as identity primary key,
    site_id     bigint not null,
    release     int not null,
    kind        text not null,                 -- changed, missing, foreign, list
    path        text not null,
    page        text,                          -- null for what is not in the manifest
    evidence    text,                          -- name of the bytes kept in quarantine; null when there were none or too many
    found_at    timestamptz not null default clock_timestamp(),
    repaired_at timestamptz
);
create index finding_open on finding (site_id, path) where repaired_at is null;
create index finding_time on finding (found_at);

grant select, insert, update, delete on bucket to huizheng_worker;
grant select, insert on root to huizheng_worker;
grant select, insert, update on finding to huizheng_worker;
grant select on bucket, root, finding to huizheng_console;
