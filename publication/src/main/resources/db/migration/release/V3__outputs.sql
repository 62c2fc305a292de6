-- When a released document last said something else than before; null while it says what it said at first.
alter table document add column changed_at timestamptz;

-- What a document of the type is in the vocabulary of schema.org: its @type, and which property says what.
alter table content_type add column schema_org jsonb not null default '{}';

create index placement_newest_of_site on placement (site_id, published_at desc, document_id desc) where "primary";
