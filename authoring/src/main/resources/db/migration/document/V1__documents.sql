create sequence document_id as bigint;
create sequence edition_id as bigint;
create sequence approval_id as bigint;

-- The identity of a document in its owner's library. edition_id is the edition being worked on, public_edition_id the one
-- last made public; published_at is what readers see, first_visible_at what happened.
create table document (
    document_id       bigint primary key,
    site_id           bigint not null references site.site,
    type              text not null references contenttype.content_type,
    origin            text not null check (origin in ('native', 'migrated')),
    external_id       text,
    edition_id        bigint not null,
    public_edition_id bigint,
    published_at      timestamptz,
    first_visible_at  timestamptz,
    version           bigint not null default 0,
    created_at        timestamptz not null
);
create unique index document_external on document (site_id, external_id) where external_id is not null;
create index document_site on document (site_id, document_id);

-- One iteration. meta is the canonical JSON of release.EditionContent, body sanitised HTML.
create table edition (
    edition_id   bigint primary key,
    document_id  bigint not null references document,
    site_id      bigint not null,
    number       int not null,
    state        text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'RELEASED', 'WITHDRAWN',
                                                'UNPUBLISHED', 'SUPERSEDED', 'ARCHIVED', 'VOID')),
    current      boolean not null,
    title        text not null,
    meta         text not null,
    body         text not null,
    approval_id  bigint,
    scheduled_at timestamptz,
    remark       text not null default '',      -- why it was rejected, withdrawn …
    created_by   text not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (document_id, number)
);
-- Chinese text hardly shrinks, and trying costs more than all the rest of an insert.
alter table edition alter body set storage external;
create unique index edition_current on edition (document_id) where current;
create index edition_list on edition (site_id, updated_at, edition_id) where current;
create index edition_state on edition (site_id, state, updated_at, edition_id) where current;
create index edition_due on edition (scheduled_at) where state = 'SCHEDULED';

-- edition_id, state and updated_at repeat those of the current edition, so that a channel's list is one index range.
create table placement (
    document_id     bigint not null references document,
    channel_id      bigint not null references channel.channel,
    site_id         bigint not null,            -- the owner's
    channel_site_id bigint not null,
    "primary"       boolean not null,
    ordinal         int not null,
    pinned          smallint not null,
    edition_id      bigint not null,
    state           text not null,
    updated_at      timestamptz not null,
    primary key (document_id, channel_id)
);
create unique index placement_primary on placement (document_id, channel_site_id) where "primary";
create index placement_list on placement (channel_id, site_id, updated_at, edition_id);
create index placement_state on placement (channel_id, site_id, state, updated_at, edition_id);

create function follow_edition() returns trigger language plpgsql as $$
begin
    update document.placement p set edition_id = e.edition_id, state = e.state, updated_at = e.updated_at
    from changed e where e.current and p.document_id = e.document_id;
    return null;
end $$;
create trigger placement_follows_new after insert on edition
    referencing new table as changed for each statement execute function follow_edition();
create trigger placement_follows after update on edition
    referencing new table as changed for each statement execute function follow_edition();

create table relation (
    document_id bigint not null references document,
    to_id       bigint not null,
    kind        text not null check (kind in ('interprets', 'related')),
    site_id     bigint not null,
    primary key (document_id, kind, to_id)
);
create index relation_to on relation (to_id);

create table attachment (
    edition_id  bigint not null references edition,
    position    int not null,
    document_id bigint not null,
    site_id     bigint not null,
    name        text not null,
    blob        text not null,
    media_type  text not null,
    size        bigint not null,
    path        text not null,
    inline      boolean not null,
    primary key (edition_id, position)
);
create index attachment_document on attachment (document_id, position);
create index attachment_blob on attachment (blob);

-- Binds who approved to what was approved: the hash of content and placements.
create table approval (
    approval_id bigint primary key,
    edition_id  bigint not null references edition,
    site_id     bigint not null,
    chain       text not null,
    hash        bytea not null,
    approved_by text not null,
    approved_at timestamptz not null
);
create index approval_edition on approval (edition_id);

-- Without a scope in the transaction no row is seen. The settings are read once per statement.
do $$
declare
    t text;
    every text := '(select current_setting(''huizheng.sites'', true) = ''*'')';
    sites text := '((select string_to_array(nullif(current_setting(''huizheng.sites'', true), ''''), '','')::bigint[])::bigint[])';
begin
    foreach t in array array['document', 'edition', 'relation', 'attachment', 'approval'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy by_owner on %I using (%s or site_id = any %s)', t, every, sites);
    end loop;
    alter table placement enable row level security;
    execute format('create policy by_owner_or_host on placement using (%s or site_id = any %s or channel_site_id = any %s)',
        every, sites, sites);
end $$;

grant usage on schema document to huizheng_console;
grant usage on sequence document_id, edition_id, approval_id to huizheng_console;
grant select, insert, update on document, edition to huizheng_console;
grant select, insert on approval to huizheng_console;
grant select, insert, delete on attachment to huizheng_console;
grant select, insert, update, delete on placement, relation to huizheng_console;
revoke all on document.migration from huizheng_console, huizheng_worker, huizheng_portal;
