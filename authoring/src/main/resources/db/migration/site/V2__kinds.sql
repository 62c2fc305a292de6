-- What a site is for (domain rules of 国办函〔2018〕55号 depend on it), and the approval by which a body has a second one.
alter table site
    add column kind text not null default 'department' check (kind in ('portal', 'department', 'special', 'reference')),
    add column exception text not null default '';
update site s
set kind = case o.kind when 'government' then 'portal' when 'institution' then 'reference' else 'department' end
from organization.organization o where o.organization_id = s.organization_id;
alter table site alter column kind drop default;

-- 一单位一站点.
create unique index site_of_body on site (organization_id)
    where exception = '' and state not in ('CLOSED', 'ARCHIVED_ONLY');
