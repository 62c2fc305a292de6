-- What a site showed once may be what had to be taken back: not everybody who reads the site sees it.
insert into action (action, label) values ('past.read', '查看过去的页面');
insert into permission (role, action, reach) values
    ('platform-administrator', 'past.read', 'GRANT'),
    ('auditor', 'past.read', 'GRANT'),
    ('site-editor', 'past.read', 'WHOLE'),
    ('reviewer', 'past.read', 'WHOLE');
