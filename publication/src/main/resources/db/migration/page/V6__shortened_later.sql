-- Who keeps less from now on erases: what is said shorter, and would delete something within seven days, holds only after
-- seven days, and until then whoever is told may say the longer again. The table sees to it itself, whoever writes it.
alter table past_kept_for add held_days int;                 -- what still holds, until what is said holds
alter table past_kept_for add held_until timestamptz;

-- The days that hold now, of every site that says something of its own, and of the platform (0).
create view v_past_kept as
select kept.site_id,
    greatest(
        coalesce(kept.days, every.days),
        case when kept.days is null and every.held_until > clock_timestamp() then every.held_days end,
        case when kept.held_until > clock_timestamp() then kept.held_days end) as days
from past_kept_for kept
join past_kept_for every on (every.site_id = 0);

-- What ended so long ago that it goes at a moment, if so many days are kept then. The record of an erasure stays for ten years.
create function past_beyond(site bigint, kept int, moment timestamptz) returns setof past language sql stable
begin atomic
    select p.* from past p
    where p.until < moment - make_interval(days => kept)
        and (p.site_id = site
            or site = 0 and p.site_id not in (select k.site_id from past_kept_for k where k.days is not null and k.site_id <> 0))
        and (p.form <> 'erased'
            or not exists (
                select from erasure e where e.erasure_id = p.erasure_id and e.confirmed_at > moment - make_interval(years => 10)));
end;
revoke execute on function past_beyond(bigint, int, timestamptz) from public;
grant execute on function past_beyond(bigint, int, timestamptz) to huizheng_console;

-- What is said longer holds at once, and ends a waiting.
create function shorten_later() returns trigger language plpgsql as $$
declare
    held int := (
        select v.days from page.v_past_kept v where v.site_id in (new.site_id, 0) order by v.site_id <> new.site_id limit 1);
    wanted int := coalesce(new.days, (select v.days from page.v_past_kept v where v.site_id = 0));
    holds timestamptz := clock_timestamp() + interval '7 days';
begin
    new.held_days := null;
    new.held_until := null;
    if wanted < held and exists (select from page.past_beyond(new.site_id, wanted, holds)) then
        new.held_days := held;
        new.held_until := holds;
    end if;
    return new;
end
$$;
create trigger shorten_later before insert or update of days on past_kept_for for each row execute function shorten_later();

-- Nobody says nothing any more, nor when it holds.
revoke insert, update, delete on past_kept_for from huizheng_console;
grant insert (site_id, days, version), update (days, version) on past_kept_for to huizheng_console;
grant select on v_past_kept to huizheng_console;

create or replace function forget_past(most int) returns bigint language sql security definer
begin atomic
    with old as (
        select p.site_id, p.path, p.until from past p
        join v_past_kept every on (every.site_id = 0)
        left join v_past_kept own on (own.site_id = p.site_id)
        where p.until < clock_timestamp() - make_interval(days => coalesce(own.days, every.days))
            and (p.form <> 'erased'
                or not exists (
                    select from erasure e
                    where e.erasure_id = p.erasure_id and e.confirmed_at > clock_timestamp() - make_interval(years => 10)))
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
