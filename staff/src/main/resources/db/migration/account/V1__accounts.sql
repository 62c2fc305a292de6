create table account (
    account_id          bigint generated always as identity primary key,
    name                text not null unique check (name ~ '^[a-z][a-z0-9._-]{2,31}$'),
    display_name        text not null,
    organization_id     bigint references organization.organization,
    state               text not null check (state in ('INVITED', 'ACTIVE', 'SUSPENDED')),
    demo                boolean not null default false,
    password_hash       text not null default '',
    password_changed_at timestamptz,
    factor_secret       bytea,
    factor_pending      bytea,
    factor_last_step    bigint not null default 0,
    last_address        text not null default '',
    last_seen_at        timestamptz,
    created_at          timestamptz not null,
    state_at            timestamptz not null,
    version             bigint not null default 0
);
create index account_organization on account (organization_id);

-- What other rooms may join: who a name is.
create view v_account as select account_id, name, display_name from account;

create table old_password (
    old_password_id bigint generated always as identity primary key,
    account_id      bigint not null references account,
    password_hash   text not null
);
create index old_password_account on old_password (account_id, old_password_id);

create table recovery_code (
    account_id bigint not null references account,
    hash       bytea not null,
    primary key (account_id, hash)
);

-- A one-time link; account_id is null for the first administrator, who is made by claiming it.
create table claim (
    claim_id   bigint generated always as identity primary key,
    token_hash bytea not null unique,
    purpose    text not null check (purpose in ('first-administrator', 'account', 'reset')),
    account_id bigint references account,
    expires_at timestamptz not null,
    check ((purpose = 'first-administrator') = (account_id is null))
);
create index claim_account on claim (account_id);

-- How it was opened decides what it may reach: FACTOR and RECOVERY are signed in, PASSWORD is half-way.
create table session (
    session_id bigint generated always as identity primary key,
    token_hash bytea not null unique,
    account_id bigint not null references account,
    proof      text not null check (proof in ('PASSWORD', 'FACTOR', 'RECOVERY')),
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    address    text not null,
    agent      text not null
);
create index session_account on session (account_id, session_id);
create index session_seen on session (seen_at);

-- Wrong answers by the name that was typed, whether or not such an account exists: the two must not be told apart.
create table attempt (
    name         text primary key,
    wrong        int not null,
    last_at      timestamptz not null,
    locked_until timestamptz
);
create index attempt_last on attempt (last_at);

create table action (
    action text primary key,
    label  text not null
);
insert into action (action, label) values
    ('site.open', '开设站点'),
    ('site.change', '修改站点'),
    ('site.state', '变更站点状态'),
    ('site.hosts', '变更站点主机名'),
    ('channel.open', '新建栏目'),
    ('channel.change', '修改栏目'),
    ('channel.move', '移动栏目'),
    ('channel.merge', '合并栏目'),
    ('channel.close', '关闭栏目'),
    ('channel.reorder', '调整栏目顺序'),
    ('document.create', '起草稿件'),
    ('document.revise', '修改稿件'),
    ('document.submit', '报审'),
    ('document.reject', '退稿'),
    ('document.approve', '通过'),
    ('document.release', '签发'),
    ('document.schedule', '定时'),
    ('document.withdraw', '撤稿'),
    ('document.unpublish', '下线'),
    ('document.archive', '归档'),
    ('document.void', '作废'),
    ('document.place', '投放'),
    ('document.correct', '更正'),
    ('document.preview', '预览'),
    ('media.upload', '上传素材'),
    ('media.change', '修改素材'),
    ('media.remove', '删除素材'),
    ('theme.install', '安装主题'),
    ('theme.apply', '应用主题'),
    ('theme.fragment', '编辑片段'),
    ('account.read', '查看账号'),
    ('account.create', '新建账号'),
    ('account.link', '发放一次性链接'),
    ('account.roles', '授予角色'),
    ('account.suspend', '停用和恢复账号'),
    ('account.unlock', '解除锁定'),
    ('audit.read', '查看审计记录'),
    ('audit.verify', '核对审计链'),
    ('system.read', '查看系统状态'),
    ('system.retry', '重试失败任务'),
    ('system.rebuild', '全站重新生成'),
    ('system.backup', '备份');

-- A role that administers is the only role of its holder (三员分立), and is held for the whole platform.
create table role (
    role       text primary key,
    label      text not null,
    administers boolean not null
);
insert into role (role, label, administers) values
    ('platform-administrator', '平台管理员', true),
    ('security-administrator', '安全管理员', true),
    ('auditor', '审计管理员', true),
    ('site-editor', '站点编辑', false),
    ('reviewer', '审核员', false),
    ('reader', '只读人员', false);

-- reach: GRANT = where the grant is, SITE = anywhere in the grant's site, WHOLE = only by a grant of the whole site.
create table permission (
    role   text not null references role,
    action text not null references action,
    reach  text not null check (reach in ('GRANT', 'SITE', 'WHOLE')),
    primary key (role, action)
);
insert into permission (role, action, reach)
select r.role, a.action, r.reach from (values
    ('platform-administrator', 'GRANT',
     '^(site\..*|channel\..*|theme\..*|system\..*|account\.(read|create|link))$'),
    ('security-administrator', 'GRANT', '^(account\.(read|roles|suspend|unlock)|system\.read)$'),
    ('auditor', 'GRANT', '^(audit\..*|account\.read|system\.read)$'),
    ('site-editor', 'WHOLE', '^channel\..*$'),
    ('site-editor', 'GRANT', '^document\.(create|revise|submit|void|place|correct|preview)$'),
    ('site-editor', 'SITE', '^media\..*$'),
    ('reviewer', 'GRANT', '^document\.(approve|reject|release|schedule|withdraw|unpublish|archive|place|preview)$')
) as r (role, reach, actions) join action a on (a.action ~ r.actions);

-- Whom a role was given, and where: no site means every site, no channel the whole site.
create table role_grant (
    account_id bigint not null references account,
    role       text not null references role,
    site_id    bigint,
    channel_id bigint,
    unique nulls not distinct (account_id, role, site_id, channel_id),
    check (channel_id is null or site_id is not null)
);

grant usage on schema account to huizheng_console;
grant select, insert, update on account to huizheng_console;
grant select on v_account, role, action, permission to huizheng_console;
grant select, insert, delete on old_password, recovery_code, role_grant, claim to huizheng_console;
grant select, insert, update, delete on session, attempt to huizheng_console;
revoke all on account.migration from huizheng_console, huizheng_worker, huizheng_portal;
