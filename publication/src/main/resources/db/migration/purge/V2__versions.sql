-- Two who change a cache at once do not both believe they did; nor does what one wrote go out with the secret of another.
alter table cache add version bigint not null default 1;
