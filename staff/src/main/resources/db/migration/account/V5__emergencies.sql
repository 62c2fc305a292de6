-- Whoever proposes is never who confirms: the verb sees to that, also where one person holds both roles.
insert into action (action, label) values
    ('emergency.propose', '发起应急公告'),
    ('emergency.confirm', '确认应急公告'),
    ('emergency.stop', '提前结束应急公告'),
    ('emergency.takeDown', '紧急下架');
insert into role (role, label, administers) values
    ('duty-officer', '应急值班员', false),
    ('emergency-approver', '应急审批人', false);
insert into permission (role, action, reach) values
    ('duty-officer', 'emergency.propose', 'WHOLE'),
    ('duty-officer', 'emergency.stop', 'WHOLE'),
    ('duty-officer', 'emergency.takeDown', 'WHOLE'),
    ('emergency-approver', 'emergency.confirm', 'WHOLE'),
    ('emergency-approver', 'emergency.stop', 'WHOLE'),
    ('emergency-approver', 'emergency.takeDown', 'WHOLE');
