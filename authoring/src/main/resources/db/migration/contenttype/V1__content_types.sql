create table content_type (
    code   text primary key,
    name   text not null,
    ordinal int not null,
    fields jsonb not null
);

grant usage on schema contenttype to huizheng_console, huizheng_worker;
grant select, insert, update on content_type to huizheng_console;
grant select on content_type to huizheng_worker;
revoke all on contenttype.migration from huizheng_console, huizheng_worker, huizheng_portal;
