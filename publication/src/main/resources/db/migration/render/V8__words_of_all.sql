-- What a portal reads of the traditional version holds the words of every site too from here on.
insert into queue (site_id, page, lane)
select site_id, 'hant', 1 from release.site where theme_version_id is not null and settings ->> 'hant' = 'true'
on conflict (site_id, page) do update set version = queue.version + 1, due_at = clock_timestamp(), attempts = 0, error = null;
