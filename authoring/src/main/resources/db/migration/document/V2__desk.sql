-- What an editor's desk needs beside the documents themselves.

-- Who wrote what an edition says now; '' where it was written before this was kept.
alter table edition add column saved_by text not null default '';
create index edition_author on edition (created_by, updated_at, edition_id) where current;
create index edition_made on edition (site_id, document_id, edition_id) where current;
create index document_type on document (site_id, type);

-- Search in titles and document numbers while they are drafts. Every character and every pair of neighbours is a number; what
-- holds all those of a word is looked at. One definition serves writing and asking.
create function folded(words text) returns text language sql immutable parallel safe
    return btrim(regexp_replace(translate(lower(normalize(words, NFKC)), '〔〕[]【】〖〗', '()()()()'), '\s+', ' ', 'g'));
create function pieces(words text) returns int[] language sql immutable parallel safe
    return (select coalesce(array_agg(distinct (n << 16) | ascii(substr(words, i, 1))), '{}')
            from generate_series(1, length(words)) as i,
                 unnest(array[0, case when i = 1 then 0 else ascii(substr(words, i - 1, 1)) end]) as n);

create table heading (
    document_id bigint primary key references document,
    site_id     bigint not null,
    words       text not null,
    pieces       int[] not null
);
insert into heading (document_id, site_id, words, pieces)
select document_id, site_id, words, pieces(words)
from (select document_id, site_id, folded(title || ' ' || coalesce(meta::jsonb ->> 'docNumber', '')) as words
      from edition where current) as e;
create index heading_pieces on heading using gin (pieces);

create function write_heading() returns trigger language plpgsql as $$
begin
    insert into document.heading as h (document_id, site_id, words, pieces)
    select e.document_id, e.site_id, e.words, document.pieces(e.words)
    from (select c.document_id, c.site_id,
                 document.folded(c.title || ' ' || coalesce(c.meta::jsonb ->> 'docNumber', '')) as words
          from changed c where c.current) as e
    on conflict (document_id) do update set words = excluded.words, pieces = excluded.pieces where h.words <> excluded.words;
    return null;
end $$;
create function rewrite_heading() returns trigger language plpgsql as $$
begin
    insert into document.heading as h (document_id, site_id, words, pieces)
    select e.document_id, e.site_id, e.words, document.pieces(e.words)
    from (select c.document_id, c.site_id,
                 document.folded(c.title || ' ' || coalesce(c.meta::jsonb ->> 'docNumber', '')) as words
          from changed c join before b using (edition_id)
          where c.current and (not b.current or b.title <> c.title or b.meta <> c.meta)) as e
    on conflict (document_id) do update set words = excluded.words, pieces = excluded.pieces where h.words <> excluded.words;
    return null;
end $$;
create trigger heading_follows_new after insert on edition
    referencing new table as changed for each statement execute function write_heading();
create trigger heading_follows after update on edition
    referencing old table as before new table as changed for each statement execute function rewrite_heading();

-- Row-level security keeps the index of pieces from being used, since what it compares might leak. So the owner looks, and
-- itself keeps to the sites of the transaction. At most so many ids, in no order.
create function headed(sites bigint[], asked text[], most int) returns bigint[] language sql stable security definer
    return (select coalesce(array_agg(found.document_id), '{}') from (
        select h.document_id from document.heading h
        where h.site_id = any (sites)
          and (current_setting('huizheng.sites', true) = '*'
               or h.site_id = any (string_to_array(nullif(nullif(current_setting('huizheng.sites', true), ''), '*'), ',')::bigint[]))
          and h.pieces @> (select coalesce(array_agg(distinct p), '{}')
                          from unnest(asked) as w (word), unnest(document.pieces(w.word)) as p)
          and not exists (select from unnest(asked) as w (word) where strpos(h.words, w.word) = 0)
        limit most) as found);
revoke execute on function headed(bigint[], text[], int) from public;
grant execute on function headed(bigint[], text[], int) to huizheng_console;

-- How many current editions stand where: the sum of the changes, so that no change waits for another. FoldTally adds them up.
create table tally (
    tally_id bigint generated always as identity primary key,
    site_id  bigint not null,
    state    text not null,
    number   bigint not null
);
create index tally_site on tally (site_id, state) include (number);
insert into tally (site_id, state, number) select site_id, state, count(*) from edition where current group by 1, 2;

create function count_new() returns trigger language plpgsql as $$
begin
    insert into document.tally (site_id, state, number)
    select site_id, state, count(*) from changed where current group by 1, 2;
    return null;
end $$;
create function count_change() returns trigger language plpgsql as $$
begin
    insert into document.tally (site_id, state, number)
    select site_id, state, sum(n) from (
        select site_id, state, 1 as n from changed where current
        union all select site_id, state, -1 from before where current) as c
    group by 1, 2 having sum(n) <> 0;
    return null;
end $$;
create trigger tally_new after insert on edition
    referencing new table as changed for each statement execute function count_new();
create trigger tally_change after update on edition
    referencing old table as before new table as changed for each statement execute function count_change();

-- What an account looks for again and again.
create table filter (
    filter_id bigint generated always as identity primary key,
    account   text not null,
    name      text not null,
    query     jsonb not null,
    ordinal   int not null,
    unique (account, name)
);

-- What an edition said before it was written anew; version is the last of the document's that saw it so.
create table revision (
    document_id bigint not null references document,
    version     bigint not null,
    site_id     bigint not null,
    edition_id  bigint not null references edition,
    meta        text not null,
    body        text not null,
    saved_by    text not null,
    saved_at    timestamptz not null,
    primary key (document_id, version)
);
alter table revision alter body set storage external;

-- What somebody is writing and has not saved.
create table autosave (
    document_id bigint not null references document,
    account     text not null,
    site_id     bigint not null,
    version     bigint not null,                -- the document's when writing began
    draft       jsonb not null,
    saved_at    timestamptz not null,
    primary key (document_id, account)
);

create table presence (
    document_id bigint not null references document,
    account     text not null,
    site_id     bigint not null,
    writing     boolean not null,
    seen_at     timestamptz not null,
    primary key (document_id, account)
);

-- How documents stood before a verb that can be undone; version is the document's after it.
create sequence undo_id as bigint;
create table undo (
    undo_id      bigint not null,
    document_id  bigint not null references document,
    site_id      bigint not null,
    account      text not null,
    verb         text not null,
    version      bigint not null,
    edition_id   bigint not null,
    state        text not null,
    remark       text not null,
    scheduled_at timestamptz,
    placements   jsonb not null,
    done_at      timestamptz not null,
    primary key (undo_id, document_id)
);
create index undo_age on undo (done_at);

do $$
declare
    t text;
    every text := '(select current_setting(''huizheng.sites'', true) = ''*'')';
    sites text := '((select string_to_array(nullif(current_setting(''huizheng.sites'', true), ''''), '','')::bigint[])::bigint[])';
begin
    foreach t in array array['heading', 'tally', 'revision', 'autosave', 'presence', 'undo'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy by_owner on %I using (%s or site_id = any %s)', t, every, sites);
    end loop;
end $$;

grant usage on sequence undo_id to huizheng_console;
grant select, insert, update on heading to huizheng_console;
grant select, insert, delete on tally, revision, undo to huizheng_console;
grant select, insert, update, delete on filter, autosave, presence to huizheng_console;
