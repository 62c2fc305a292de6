-- 定时下线: when the public edition ends by itself, the reason readers get, and who asked for it.
alter table document add column ends_at timestamptz;
alter table document add column ends_reason text not null default '';
create index document_ends on document (ends_at) where ends_at is not null;
