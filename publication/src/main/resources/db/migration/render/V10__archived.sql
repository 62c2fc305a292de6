-- What is archived is read from here on where it was.
insert into queue (site_id, page, lane)
select site_id, 'document:' || document_id, 2 from release.archived
union all
select a.site_id, 'file:' || f.document_id || ':' || f.position, 2
from release.archived a join release.attachment f using (document_id)
on conflict (site_id, page) do update set version = queue.version + 1, due_at = clock_timestamp(), attempts = 0, error = null;
