-- A channel may be given another address: who changes channels may.
insert into action (action, label) values ('channel.address', '修改栏目地址');
insert into permission (role, action, reach) values
    ('platform-administrator', 'channel.address', 'GRANT'),
    ('site-editor', 'channel.address', 'WHOLE');
