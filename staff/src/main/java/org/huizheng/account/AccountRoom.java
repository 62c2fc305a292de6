package org.huizheng.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs {@code ScopedTransactions}, {@code JdbcClient} of the console's role, an {@code AuditTrail} and a {@code Clock}. */
@Configuration(proxyBeanMethods = false)
@Import({GrantQueries.class, RolePermissions.class})
public class AccountRoom {}
