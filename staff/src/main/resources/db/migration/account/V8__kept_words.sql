-- The words that every site's traditional version keeps concern the readers of all of them: a right for the platform.
insert into action (action, label) values ('site.words', '修改各站繁体版共用的词');
insert into permission (role, action, reach) values ('platform-administrator', 'site.words', 'GRANT');
