-- Where readers of old addresses are led concerns the whole site, like its tree.
insert into action (action, label) values
    ('mapping.open', '登记旧地址'),
    ('mapping.change', '修改旧地址'),
    ('mapping.remove', '删除旧地址'),
    ('mapping.import', '导入旧地址');
insert into permission (role, action, reach)
select r.role, a.action, r.reach
from (values ('platform-administrator', 'GRANT'), ('site-editor', 'WHOLE')) as r (role, reach)
cross join action a where a.action like 'mapping.%';
