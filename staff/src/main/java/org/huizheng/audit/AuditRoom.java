package org.huizheng.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs {@code ScopedTransactions} and {@code JdbcClient} of the console's or the worker's role. */
@Configuration(proxyBeanMethods = false)
@Import({AuditLog.class, SealAudit.class, VerifyAudit.class, AuditQueries.class, ReadAudit.class})
public class AuditRoom {}
