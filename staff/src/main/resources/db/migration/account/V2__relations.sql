-- Whoever may place a document may say what it belongs to.
insert into action (action, label) values ('document.relate', '关联');
insert into permission (role, action, reach)
select role, 'document.relate', reach from permission where action = 'document.place';
