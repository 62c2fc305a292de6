-- 归档: a document that has left every list and is still read where it always was, on one site. The channel is where it stood:
-- its page names it, and goes along when that channel goes into another.
create table archived (
    site_id     bigint not null,
    document_id bigint not null,
    channel_id  bigint not null references channel,
    primary key (document_id, site_id),
    foreign key (site_id, document_id) references address (site_id, document_id)
);
create index archived_channel on archived (channel_id);

-- Documents that were archived before, where they stood when they were approved.
insert into archived (site_id, document_id, channel_id)
select site_id, document_id, channel_id
from document
cross join lateral regexp_split_to_table(placements, ' ') placed
join address using (document_id)
join channel using (site_id)
where state = 'archived' and split_part(placed, '/', 3) = '1'
    and site_id = split_part(placed, '/', 1)::bigint and channel_id = split_part(placed, '/', 2)::bigint;

grant select, insert, update, delete on archived to huizheng_console;
grant select on archived to huizheng_worker, huizheng_portal;
