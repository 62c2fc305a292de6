-- What the public may see: complete in itself, written only through this room's verbs, joined by nothing above it.

create table site (
    site_id          bigint primary key,
    code             text not null unique check (code ~ '^[a-z][a-z0-9-]{0,31}$'),
    name             text not null,
    domain           text not null,
    identity_code    text not null,
    state            text not null,
    settings         jsonb not null,
    theme_version_id bigint,
    structure        bigint not null default 0,   -- grows with site, channels, theme and hosts
    updated_at       timestamptz not null default now()
);

create table host (
    host    text primary key check (host = lower(host)),
    site_id bigint not null references site,
    main    boolean not null default false
);
create unique index host_main on host (site_id) where main;

create table channel (
    channel_id    bigint primary key,
    site_id       bigint not null references site,
    parent_id     bigint references channel,
    path          text not null,
    name          text not null,
    description   text not null,
    keywords      text[] not null,
    column_types  text[] not null,
    kind          text not null check (kind in ('list', 'section', 'external')),
    content_type  text not null,
    list_order    text not null default 'newest' check (list_order in ('newest', 'manual')),
    navigation    boolean not null default false,
    link          text,
    ordinal       int not null default 0,
    settings      jsonb not null default '{}',
    items         bigint not null default 0,
    unique (site_id, path)
);
create index channel_parent on channel (site_id, parent_id, ordinal, channel_id);

create table theme_version (
    theme_version_id bigint generated always as identity primary key,
    theme            text not null,
    hash             text not null,
    settings         jsonb not null,
    published_at     timestamptz not null default now(),
    unique (theme, hash)
);

create table template (
    theme_version_id bigint not null references theme_version,
    path             text not null,
    source           text not null,
    hash             text not null,
    primary key (theme_version_id, path)
);

create table asset (
    theme_version_id bigint not null references theme_version,
    path             text not null,
    blob             text not null,
    primary key (theme_version_id, path)
);

create table content_type (
    code text primary key,
    name text not null
);

-- The released edition of a document. meta is canonical JSON (sorted keys), body sanitised HTML;
-- approval_hash = SHA-256 over meta, body and placements: the renderer recomputes it.
create table document (
    document_id      bigint primary key,
    owner_site_id    bigint not null references site,
    edition_id       bigint not null,
    type             text not null,
    meta             text not null,
    body             text not null,
    placements       text not null,
    approval_id      bigint not null,
    approval_hash    bytea not null,
    published_at     timestamptz not null,
    first_visible_at timestamptz not null,
    origin           text not null check (origin in ('native', 'migrated')),
    state            text not null check (state in ('released', 'withdrawn', 'unpublished', 'archived')),
    reason           text,
    retracted_at     timestamptz
);
alter table document alter column body set storage external;

-- The address of a document on a site: made at first release, never recomputed, never given to another.
create table address (
    site_id     bigint not null references site,
    document_id bigint not null references document,
    path        text not null,
    shard       int not null,
    primary key (site_id, document_id),
    unique (site_id, path)
);
create index address_shard on address (site_id, shard);

-- A cut is a stored page of a list: the items from (from_at, from_id) up to the next newer cut. The newest is open.
create table cut (
    channel_id bigint not null references channel,
    no         int not null,
    from_at    timestamptz not null,
    from_id    bigint not null,
    open       boolean not null,
    items      int not null default 0,
    primary key (channel_id, no),
    unique (channel_id, from_at, from_id)
);
create unique index cut_open on cut (channel_id) where open;

-- A removed cut keeps its address as a mapping to the cut that took its items.
create table cut_moved (
    channel_id bigint not null references channel,
    no         int not null,
    to_no      int not null,
    primary key (channel_id, no)
);

create table placement (
    channel_id   bigint not null references channel,
    document_id  bigint not null references document,
    site_id      bigint not null references site,
    "primary"    boolean not null,
    published_at timestamptz not null,
    ordinal      int not null default 0,
    pinned       smallint not null default 0,
    cut_no       int,
    primary key (channel_id, document_id)
);
create index placement_newest on placement (channel_id, published_at desc, document_id desc);
create index placement_cut on placement (channel_id, cut_no, published_at desc, document_id desc);
create index placement_document on placement (document_id);
create index placement_primary on placement (site_id, document_id) where "primary";

create table relation (
    from_id bigint not null references document,
    to_id   bigint not null,
    kind    text not null,
    primary key (from_id, kind, to_id)
);
create index relation_to on relation (to_id, kind);

create table attachment (
    document_id bigint not null references document,
    position    int not null,
    name        text not null,
    blob        text not null,
    media_type  text not null,
    size        bigint not null,
    path        text not null,
    primary key (document_id, position)
);

-- Order of all public changes of a site; the head row is locked last in a verb, in ascending site order (site 0 = platform).
create table site_log_head (
    site_id   bigint primary key,
    seq       bigint not null default 0,
    documents bigint not null default 0
);
insert into site_log_head (site_id) values (0);

create table publication_log (
    site_id     bigint not null,
    seq         bigint not null,
    change      text not null,
    document_id bigint,
    keys        text[] not null,
    pages       text[] not null,
    positions   text[] not null,              -- channel/epoch-millis/document/type
    at          timestamptz not null default clock_timestamp(),
    primary key (site_id, seq)
);

grant usage on schema release to huizheng_console, huizheng_worker, huizheng_portal;
grant select, insert, update, delete on all tables in schema release to huizheng_console;
grant select on all tables in schema release to huizheng_worker, huizheng_portal;
-- The turn of the day is a change the worker logs itself.
grant insert, update on site_log_head to huizheng_worker;
grant insert on publication_log to huizheng_worker;
revoke all on release.migration from huizheng_console, huizheng_worker, huizheng_portal;
