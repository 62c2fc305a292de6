-- Pages record from here on whose address they show: each site is made once more, so that each page does.
insert into queue (site_id, page, lane)
select site_id, '*', 2 from release.site where theme_version_id is not null
on conflict (site_id, page) do update set version = queue.version + 1, due_at = clock_timestamp(), attempts = 0, error = null;
