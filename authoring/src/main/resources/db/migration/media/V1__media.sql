-- A file of a site's library. source is the hash of what was uploaded, blob that of what is kept: a picture's hidden data
-- is taken out. A removed row stays as the record that it was.
create table media (
    media_id    bigint generated always as identity primary key,
    site_id     bigint not null references site.site,
    name        text not null,
    kind        text not null check (kind in ('image', 'video', 'audio', 'document', 'archive', 'text', 'markup')),
    media_type  text not null,
    extension   text not null,
    blob        text not null,
    source      text not null,
    size        bigint not null,
    width       int,
    height      int,
    alt         text not null default '',
    map_number  text not null default '',       -- 审图号
    state       text not null check (state in ('ready', 'quarantined', 'infected', 'removed')),
    scan_at     timestamptz,                    -- when to ask the scanner again
    scan_tries  int not null default 0,
    created_by  text not null,
    created_at  timestamptz not null,
    version     bigint not null default 0
);
create unique index media_source on media (site_id, source) where state <> 'removed';
create index media_list on media (site_id, media_id) where state <> 'removed';
create index media_kind on media (site_id, kind, media_id) where state <> 'removed';
create index media_scan on media (scan_at) where state = 'quarantined';

create table rendition (
    media_id bigint not null references media,
    width    int not null,
    height   int not null,
    site_id  bigint not null,
    blob     text not null,
    size     bigint not null,
    primary key (media_id, width)
);

-- A file on its way. received counts the bytes that are safe.
create table upload (
    upload_id  bigint generated always as identity primary key,
    site_id    bigint not null references site.site,
    name       text not null,
    size       bigint not null,
    sha256     text,
    received   bigint not null default 0,
    state      text not null default 'receiving' check (state in ('receiving', 'finished', 'refused')),
    media_id   bigint references media,
    duplicate  boolean not null default false,
    reason     text,
    created_by text not null,
    touched_at timestamptz not null
);
create index upload_site on upload (site_id);
create index upload_touched on upload (touched_at);

do $$
declare
    t text;
    every text := '(select current_setting(''huizheng.sites'', true) = ''*'')';
    sites text := '((select string_to_array(nullif(current_setting(''huizheng.sites'', true), ''''), '','')::bigint[])::bigint[])';
begin
    foreach t in array array['media', 'rendition', 'upload'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy by_owner on %I using (%s or site_id = any %s)', t, every, sites);
    end loop;
end $$;

grant usage on schema media to huizheng_console;
grant select, insert, update on media to huizheng_console;
grant select, insert on rendition to huizheng_console;
grant select, insert, update, delete on upload to huizheng_console;
revoke all on media.migration from huizheng_console, huizheng_worker, huizheng_portal;
