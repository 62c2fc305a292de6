package org.huizheng.audit;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What seals the trail; several processes may have it, one of them seals at a time. */
@Configuration(proxyBeanMethods = false)
public class AuditWorkRoom {

    @Bean
    Repeating auditSealer(ScopedTransactions transactions, JdbcClient jdbc) {
        SealAudit seal = new SealAudit(transactions, jdbc);
        return new Repeating("audit-sealer", Duration.ofMillis(500), seal::perform);
    }
}
