-- A cache in front concerns the readers of many sites: a right for the platform, like its queue.
insert into action (action, label) values
    ('cache.read', '查看前置缓存'),
    ('cache.add', '添加前置缓存'),
    ('cache.change', '修改前置缓存'),
    ('cache.pause', '暂停和恢复前置缓存'),
    ('cache.remove', '移除前置缓存'),
    ('cache.try', '向前置缓存发送测试请求'),
    ('cache.retry', '重试没有清除的地址');
insert into permission (role, action, reach)
select 'platform-administrator', a.action, 'GRANT' from action a where a.action like 'cache.%';
insert into permission (role, action, reach) values
    ('security-administrator', 'cache.read', 'GRANT'),
    ('auditor', 'cache.read', 'GRANT');
