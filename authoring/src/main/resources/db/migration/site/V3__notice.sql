-- What the public is told of the site's state.
alter table site add column state_reason text not null default '';
alter table site add column state_since timestamptz;
alter table site add column state_until date;
alter table site add column successor text not null default '';
