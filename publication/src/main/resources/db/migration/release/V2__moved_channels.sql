-- A channel that went into another keeps its addresses: the list, its feed and its cuts lead to where the documents are.
create table channel_moved (
    channel_id    bigint primary key,
    site_id       bigint not null references site,
    path          text not null,
    cuts          int[] not null,
    to_channel_id bigint not null references channel
);
create index channel_moved_to on channel_moved (to_channel_id);
create index channel_moved_site on channel_moved (site_id, channel_id);

grant select, insert, update, delete on channel_moved to huizheng_console;
grant select on channel_moved to huizheng_worker, huizheng_portal;
