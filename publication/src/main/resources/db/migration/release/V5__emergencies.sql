-- What every page of the city, or of some sites, shows above all else; a row stands only while it is shown.
create table emergency (
    emergency_id  bigint primary key,
    drill         boolean not null,             -- made like the others, included in no page
    content       text not null,                -- canonical JSON
    sites         bigint[],                     -- null: every site
    approval_hash bytea not null                -- SHA-256 over the three above: the renderer recomputes it
);

grant select, insert, delete on emergency to huizheng_console;
grant select on emergency to huizheng_worker, huizheng_portal;
