-- 依法删除: what one proposed to erase of what stood. What another confirmed is the publication's row, of the same number.
create table proposal (
    proposal_id bigint generated always as identity primary key,
    state       text not null check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED')),
    reach       text not null check (reach in ('STATE', 'ADDRESS', 'DOCUMENT')),
    sites       bigint[] not null,
    path        text,
    document_id bigint,
    until       timestamptz not null,
    ground      text not null,
    reason      text not null,
    fingerprint text not null,                  -- of all the above: what the second person says to have read
    proposed_by text not null,
    proposed_at timestamptz not null,
    ended_by    text,                           -- who confirmed or refused it
    ended_at    timestamptz,
    end_reason  text,
    check (state <> 'CONFIRMED' or ended_by <> proposed_by)
);
create index proposal_sites on proposal using gin (sites);

grant usage on schema past to huizheng_console;
grant select, insert on proposal to huizheng_console;
grant update (state, ended_by, ended_at, end_reason) on proposal to huizheng_console;
revoke all on past.migration from huizheng_console, huizheng_worker, huizheng_portal;
