-- How long what stood is kept concerns archives: a right for the platform. What the law wants erased is proposed by who answers
-- for a site and confirmed by somebody else, who has to see it.
insert into action (action, label) values
    ('past.keep', '修改历史页面保留期'),
    ('erasure.propose', '发起依法删除'),
    ('erasure.confirm', '确认依法删除');
insert into permission (role, action, reach) values
    ('platform-administrator', 'past.keep', 'GRANT'),
    ('platform-administrator', 'erasure.propose', 'GRANT'),
    ('platform-administrator', 'erasure.confirm', 'GRANT'),
    ('site-editor', 'erasure.propose', 'WHOLE'),
    ('security-administrator', 'past.read', 'GRANT'),
    ('security-administrator', 'erasure.confirm', 'GRANT');
