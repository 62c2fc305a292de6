-- How far the search index has followed the publication log of each site.
create table cursor (
    site_id bigint primary key,
    seq     bigint not null
);

grant usage on schema search to huizheng_console, huizheng_worker;
grant select, insert, update, delete on cursor to huizheng_worker, huizheng_console;
