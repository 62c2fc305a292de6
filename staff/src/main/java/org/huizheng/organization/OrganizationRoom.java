package org.huizheng.organization;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs {@code ScopedTransactions}, {@code JdbcClient}, {@code Permissions} and an {@code AuditTrail}. */
@Configuration(proxyBeanMethods = false)
@Import({RegisterOrganization.class, RenameOrganization.class, OrganizationQueries.class})
public class OrganizationRoom {}
