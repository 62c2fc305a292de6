-- 应急公告: what was proposed, by whom it was confirmed, and what became of it. What is shown now is the publication's row.
create table emergency (
    emergency_id    bigint generated always as identity primary key,
    state           text not null check (state in ('PROPOSED', 'CONFIRMED', 'SHOWN', 'ENDED', 'REFUSED', 'LAPSED')),
    drill           boolean not null,
    content         text not null,              -- canonical JSON
    reach           text not null check (reach in ('CITY', 'DISTRICT', 'SITES')),
    organization_id bigint references organization.organization,
    sites           bigint[],                   -- null: every site; of a district, those it had when it was proposed
    reason          text not null,
    starts_at       timestamptz,                -- null: as soon as it is confirmed
    ends_at         timestamptz not null,
    fingerprint     text not null,              -- of all the above: what the second person says to have read
    proposed_by     text not null,
    proposed_at     timestamptz not null,
    confirmed_by    text check (confirmed_by <> proposed_by),
    confirmed_at    timestamptz,
    approval_hash   bytea,                      -- what the renderer holds the shown row against
    shown_at        timestamptz,                -- by the database's clock, as pages are written
    ended_by        text,
    ended_at        timestamptz,
    end_reason      text,
    check ((reach = 'CITY') = (sites is null)),
    check ((reach = 'DISTRICT') = (organization_id is not null)),
    check (state not in ('CONFIRMED', 'SHOWN', 'ENDED') or confirmed_by is not null)
);
create index emergency_open on emergency (ends_at) where state in ('PROPOSED', 'CONFIRMED', 'SHOWN');

-- When each site had it, in milliseconds after it was shown.
create table arrival (
    emergency_id bigint not null references emergency,
    site_id      bigint not null,
    millis       int not null,
    primary key (emergency_id, site_id)
);

grant usage on schema emergency to huizheng_console;
grant select, insert, update on emergency to huizheng_console;
grant select, insert on arrival to huizheng_console;
revoke all on emergency.migration from huizheng_console, huizheng_worker, huizheng_portal;
