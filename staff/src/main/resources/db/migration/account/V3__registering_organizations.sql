-- Before the first site there must be the body whose site it is.
insert into action (action, label) values ('organization.register', '登记单位');
insert into permission (role, action, reach) values ('platform-administrator', 'organization.register', 'GRANT');
