-- Why a site is not simply there, since when, until when, and where its content is now.
alter table site add column notice jsonb not null default '{}';
