-- What waits, site by site: while one site has used more than its share, the others are asked first.
create index queue_site on queue (site_id, lane, due_at) where claimed_by is null;
