-- Where channels stood before. What a theme or a setting calls by such a path is still found there, unless another channel stands at it now.
create table channel_former (
    site_id    bigint not null references site,
    path       text not null,
    channel_id bigint not null references channel on delete cascade,
    primary key (site_id, path)
);
create index channel_former_of on channel_former (channel_id);

-- A mapping that was made because a channel changed its address leads to wherever the channel is.
alter table mapping add column channel_id bigint references channel on delete set null;
create index mapping_channel on mapping (channel_id) where channel_id is not null;

grant select, insert, update, delete on channel_former to huizheng_console;
grant select on channel_former to huizheng_worker, huizheng_portal;
