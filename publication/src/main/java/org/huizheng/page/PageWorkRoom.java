package org.huizheng.page;

import java.time.Clock;
import java.time.Duration;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.Repeating;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What signs the sites' roots; several processes may have it, one of them signs at a time. */
@Configuration(proxyBeanMethods = false)
public class PageWorkRoom {

    @Bean
    Repeating rootSigning(
            ScopedTransactions transactions, JdbcClient jdbc, PageSeal seal, RootSigner signer, Clock clock) {
        SignRoots sign = new SignRoots(transactions, jdbc, seal, signer, clock);
        return new Repeating("root-signer", Duration.ofSeconds(1), sign::perform);
    }
}
