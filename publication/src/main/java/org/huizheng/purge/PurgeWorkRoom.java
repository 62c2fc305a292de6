package org.huizheng.purge;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.huizheng.kernel.SecretBox;
import org.huizheng.kernel.outbound.GuardedClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tells caches. Needs {@code workerDataSource}, a {@link GuardedClient} and {@link Means}. */
@Configuration(proxyBeanMethods = false)
public class PurgeWorkRoom {

    /** @param forms all that is made of stored pages, for their addresses */
    public record Means(SecretBox secrets, UnaryOperator<List<String>> forms) {}

    /** Not started: the product starts it when everything stands. */
    @Bean(destroyMethod = "close")
    SendPurges sendPurges(@Qualifier("workerDataSource") DataSource worker, GuardedClient client, Means means) {
        JdbcClient jdbc = JdbcClient.create(worker);
        return new SendPurges(jdbc, new CacheSecrets(means.secrets(), new Caches(jdbc)), client, means.forms());
    }
}
