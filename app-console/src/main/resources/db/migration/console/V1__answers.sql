-- What was answered to a call that carried an Idempotency-Key. status is null while the call runs. took_effect is set
-- inside the call's own transactions; a call whose lease ended before it did anything may be begun again, as the next turn.
create table answer (
    account     text not null,
    key         text not null,
    request     text not null,              -- method and address
    body_hash   bytea not null,
    turn        int not null default 1,
    took_effect boolean not null default false,
    lease_until timestamptz not null,
    status      smallint,
    media_type  text,
    body        bytea,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (account, key)
);
create index answer_created on answer (created_at);

grant usage on schema console to huizheng_console;
grant select, insert, update, delete on answer to huizheng_console;
revoke all on console.migration from huizheng_console, huizheng_worker, huizheng_portal;
