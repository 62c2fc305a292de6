-- What came in: the id a document has in the system it came from, and the hash of the line last imported.
create table imported (
    site_id     bigint not null,
    external_id text not null,
    document_id bigint not null references document.document,
    line_hash   text not null,
    imported_at timestamptz not null default now(),
    primary key (site_id, external_id)
);
create index imported_document on imported (document_id);

-- Channels whose lists a large import has yet to cut: a row outlives a crash, the next import of the site cuts them.
create table uncut (
    site_id    bigint not null,
    channel_id bigint not null references channel.channel,
    primary key (site_id, channel_id)
);

-- Without a scope in the transaction no row is seen.
do $$
declare
    t text;
begin
    foreach t in array array['imported', 'uncut'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy by_owner on %I using ((select current_setting(''huizheng.sites'', true) = ''*'')
            or site_id = any ((select string_to_array(nullif(current_setting(''huizheng.sites'', true), ''''), '','')::bigint[])::bigint[]))', t);
    end loop;
end $$;

grant usage on schema interchange to huizheng_console, huizheng_worker;
grant select, insert, update on imported to huizheng_console;
grant select, insert, delete on uncut to huizheng_console;
revoke all on interchange.migration from huizheng_console, huizheng_worker, huizheng_portal;
