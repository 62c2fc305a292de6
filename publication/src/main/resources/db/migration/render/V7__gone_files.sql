-- The files of what is no longer public answer as it does from here on.
insert into queue (site_id, page, lane)
select a.site_id, 'file:' || f.document_id || ':' || f.position, 2
from release.address a join release.attachment f using (document_id)
where not exists (
    select from release.placement p
    where p.site_id = a.site_id and p.document_id = a.document_id and p."primary")
on conflict (site_id, page) do update set version = queue.version + 1, due_at = clock_timestamp(), attempts = 0, error = null;
