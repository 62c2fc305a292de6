-- Relations are changed while the text stays, and taken back like placements.
alter table undo add column relations jsonb not null default '[]';
