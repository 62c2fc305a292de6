-- A site may have said how long and say so no longer; whoever changes it has seen what there was.
alter table past_kept_for add version bigint not null default 1;
alter table past_kept_for alter days drop not null;
alter table past_kept_for add check (site_id <> 0 or days is not null);

-- What the law wants erased of what stood: confirmed by a second person, and what became of it.
create table erasure (
    erasure_id   bigint primary key,
    reach        text not null check (reach in ('STATE', 'ADDRESS', 'DOCUMENT')),
    sites        bigint[] not null,
    path         text,                         -- of a page in the tree; with it its notices and redirects
    document_id  bigint,
    until        timestamptz not null,         -- the end of the one state; of the others, all that ended no later
    ground       text not null,
    reason       text not null,
    proposed_by  text not null,
    confirmed_by text not null check (confirmed_by <> proposed_by),
    confirmed_at timestamptz not null default clock_timestamp(),
    states       int,
    size         bigint,                       -- of what they showed
    finished_at  timestamptz,
    check ((reach = 'DOCUMENT') = (path is null) and (reach = 'DOCUMENT') = (document_id is not null))
);
create index erasure_open on erasure (erasure_id) where finished_at is null;

-- The row of what was erased stays and says so: form is 'erased', its bytes are none.
alter table past add erasure_id bigint;

-- Erases one state if a confirmed erasure means it. The state before it may be told by how it differs from this one: it is given
-- another form in the same step. It runs as the owner and decides by the tables alone; its callers may change no row themselves.
create function erase_past(erasing bigint, site bigint, address text, ended timestamptz, earlier_form text, earlier_bytes bytea)
returns bigint language sql security definer
begin atomic
    with meant as (
        select p.site_id, p.path, p.until from erasure e cross join past p
        where e.erasure_id = erasing and p.site_id = any (e.sites) and p.site_id = site and p.path = address and p.until = ended
            and p.status <> 0 and p.form <> 'erased'
            and case e.reach
                when 'STATE' then p.path = e.path and p.until = e.until
                when 'ADDRESS' then p.path in (e.path, '/_gone' || e.path, '/_moved' || e.path) and p.until <= e.until
                else (p.page = 'document:' || e.document_id or starts_with(p.page, 'file:' || e.document_id || ':'))
                    and p.until <= e.until
            end),
    earlier as (
        update past set form = earlier_form, bytes = earlier_bytes
        where form in ('same', 'delta') and earlier_form in ('whole', 'lost')
            and (site_id, path, until) in (
                select m.site_id, m.path, (select max(b.until) from past b
                    where b.site_id = m.site_id and b.path = m.path and b.until < m.until) from meant m)
        returning 1),
    gone as (
        update past set form = 'erased', bytes = null, erasure_id = erasing
        where (site_id, path, until) in (select site_id, path, until from meant)
        returning 1)
    select count(*) from gone;
end;
revoke execute on function erase_past(bigint, bigint, text, timestamptz, text, bytea) from public;
grant execute on function erase_past(bigint, bigint, text, timestamptz, text, bytea) to huizheng_worker;

grant select, insert on erasure to huizheng_console;
grant select, update (states, size, finished_at) on erasure to huizheng_worker;
