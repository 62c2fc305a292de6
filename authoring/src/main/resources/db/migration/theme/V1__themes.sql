-- The themes at hand; their files are public and live in release.
create table theme (
    name             text primary key,
    title            text not null,
    version          text not null,
    theme_version_id bigint not null,
    installed_by     text not null,
    installed_at     timestamptz not null
);

create table applied (
    site_id          bigint primary key references site.site,
    theme            text not null references theme,
    theme_version_id bigint not null,
    applied_by       text not null,
    applied_at       timestamptz not null
);

grant usage on schema theme to huizheng_console;
grant select, insert, update on theme, applied to huizheng_console;
revoke all on theme.migration from huizheng_console, huizheng_worker, huizheng_portal;
