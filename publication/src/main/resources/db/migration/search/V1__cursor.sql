-- How far the search index has followed the publication log of each site. While a site is being put in as a whole,
-- filled_to is the last document that is in; the log after seq is followed when that is done.
create table cursor (
    site_id   bigint primary key,
    seq       bigint not null,
    filled_to bigint
);

grant usage on schema search to huizheng_console, huizheng_worker;
grant select, insert, update, delete on cursor to huizheng_worker, huizheng_console;
