-- A site whose documents are all in may be put in again, over what is there; it can be searched meanwhile.
alter table cursor add column again boolean not null default false;
