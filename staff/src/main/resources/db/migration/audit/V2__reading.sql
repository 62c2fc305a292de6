-- What an auditor asks for, newest first; times run with the identities, so these grow at their ends.
create index entry_at on entry (at, entry_id);
create index entry_actor on entry (actor_name, at, entry_id);
create index entry_action on entry (action, at, entry_id);
create index entry_site on entry (site_id, at, entry_id) where site_id is not null;
create index seal_to on seal (to_xid);
