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
select a.site_id, d.document_id, c.channel_id
from document d
cross join lateral regexp_split_to_table(d.placements, ' ') placed
join address a on a.document_id = d.document_id and a.site_id = split_part(placed, '/', 1)::bigint
join channel c on c.channel_id = split_part(placed, '/', 2)::bigint and c.site_id = a.site_id
where d.state = 'archived' and split_part(placed, '/', 3) = '1';

grant select, insert, update, delete on archived to huizheng_console;
grant select on archived to huizheng_worker, huizheng_portal;
