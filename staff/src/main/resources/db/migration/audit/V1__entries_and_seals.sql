-- Who did what to what. Append-only: nobody is granted update or delete, and a trigger refuses even the owner.
-- xid orders entries by transaction: below the oldest running transaction no further row can appear (SealAudit).
create table entry (
    entry_id   bigint generated always as identity primary key,
    xid        xid8 not null default pg_current_xact_id(),
    at         timestamptz not null default clock_timestamp(),
    actor_kind text not null,
    actor_name text not null,
    action     text not null,
    site_id    bigint,
    object     text not null,
    facts      text not null
);
create index entry_xid on entry (xid, entry_id);
create index entry_object on entry (object, entry_id);

-- A seal covers every entry whose transaction is in [from_xid, to_xid) and binds it to the seal before.
create table seal (
    seal_id       bigint primary key,
    from_xid      xid8 not null,
    to_xid        xid8 not null,
    entries       int not null,
    merkle_root   bytea not null,
    previous_hash bytea not null,
    hash          bytea not null,
    sealed_at     timestamptz not null default clock_timestamp()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit rows are append-only';
end $$;
create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger entry_no_truncate before truncate on entry for each statement execute function refuse_change();
create trigger seal_append_only before update or delete on seal for each row execute function refuse_change();
create trigger seal_no_truncate before truncate on seal for each statement execute function refuse_change();

grant usage on schema audit to huizheng_console, huizheng_worker;
grant select on entry, seal to huizheng_console, huizheng_worker;
grant insert (actor_kind, actor_name, action, site_id, object, facts) on entry to huizheng_console, huizheng_worker;
grant insert (seal_id, from_xid, to_xid, entries, merkle_root, previous_hash, hash) on seal to huizheng_console, huizheng_worker;
revoke all on audit.migration from huizheng_console, huizheng_worker, huizheng_portal;
