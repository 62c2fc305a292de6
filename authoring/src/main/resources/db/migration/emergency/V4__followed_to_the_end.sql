-- A taking down was said to be finished after a day, whatever was left of it. Those are followed on: finished_at is when nothing is
-- left, however late, and taken_at when the transaction began that asked for its pages.
update take_down t set finished_at = null
where exists (
    select from take_down_page p
    where p.take_down_id = t.take_down_id and (p.gone_at is null or p.cached and p.purged_at is null));
