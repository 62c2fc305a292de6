-- Every version a theme has had here, so that an edit can be looked at and taken back. number counts from 1 within a theme.
create table version (
    theme            text not null references theme,
    number           int not null,
    theme_version_id bigint not null,
    label            text not null,             -- the version its makers gave it
    remark           text not null default '',
    based_on         bigint,
    form             jsonb not null default '[]',
    made_by          text not null,
    made_at          timestamptz not null,
    primary key (theme, number),
    unique (theme, theme_version_id)
);
insert into version (theme, number, theme_version_id, label, made_by, made_at)
select name, 1, theme_version_id, version, installed_by, installed_at from theme;

-- What each site was shown in, one after the other.
create table application (
    application_id   bigint generated always as identity primary key,
    site_id          bigint not null references site.site,
    theme            text not null references theme,
    theme_version_id bigint not null,
    applied_by       text not null,
    applied_at       timestamptz not null
);
create index application_site on application (site_id, application_id);
insert into application (site_id, theme, theme_version_id, applied_by, applied_at)
select site_id, theme, theme_version_id, applied_by, applied_at from applied;

grant select, insert, update on version to huizheng_console;
grant select, insert on application to huizheng_console;
