-- For how many days what stood is kept after it ended; site 0 for all sites that say nothing else.
create table past_kept_for (
    site_id bigint primary key,
    days    int not null check (days between 30 and 36500)
);
insert into past_kept_for values (0, 3650);

-- Deletes at most so many rows of what ended too long ago, the oldest first, and moves on what is known of their sites. It runs
-- as the owner and decides by the table alone: the worker, who may not delete, calls it, and cannot have anything else forgotten.
create function forget_past(most int) returns bigint language sql security definer
begin atomic
    with old as (
        select p.site_id, p.path, p.until from past p
        join past_kept_for every on (every.site_id = 0)
        left join past_kept_for own on (own.site_id = p.site_id)
        where p.until < clock_timestamp() - make_interval(days => coalesce(own.days, every.days))
        order by p.until limit most),
    gone as (
        delete from past p using old
        where p.site_id = old.site_id and p.path = old.path and p.until = old.until
        returning p.site_id, p.until),
    moved as (
        insert into past_start (site_id, at) select site_id, max(until) from gone group by site_id
        on conflict (site_id) do update set at = greatest(past_start.at, excluded.at))
    select count(*) from gone;
end;
revoke execute on function forget_past(int) from public;
grant execute on function forget_past(int) to huizheng_worker;

grant select, insert, update, delete on past_kept_for to huizheng_console;
grant select on past_kept_for to huizheng_worker;
