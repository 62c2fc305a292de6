-- When the index had followed the publication log up to a number, so that an editor can be told since when a document is found.
create table followed (
    site_id bigint not null,
    seq     bigint not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (site_id, seq)
);

grant select, insert, update, delete on followed to huizheng_worker, huizheng_console;
