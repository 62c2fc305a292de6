package org.huizheng.cache;

import org.huizheng.kernel.SecretBox;
import org.huizheng.kernel.outbound.GuardedClient;
import org.huizheng.purge.AskPurges;
import org.huizheng.purge.CacheSecrets;
import org.huizheng.purge.Caches;
import org.huizheng.purge.DeadPurges;
import org.huizheng.purge.ProbeCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Needs the room {@code site}, a {@link GuardedClient} and the {@link SecretBox} of what sends. */
@Configuration(proxyBeanMethods = false)
@Import({
    CacheWork.class,
    CacheRules.class,
    AddCache.class,
    ChangeCache.class,
    PauseCache.class,
    RemoveCache.class,
    TryCache.class,
    RetryPurges.class,
    CacheActions.class,
    CacheQueries.class
})
public class CacheRoom {

    @Bean
    Caches caches(JdbcClient jdbc) {
        return new Caches(jdbc);
    }

    @Bean
    AskPurges askPurges(JdbcClient jdbc) {
        return new AskPurges(jdbc);
    }

    @Bean
    DeadPurges deadPurges(JdbcClient jdbc) {
        return new DeadPurges(jdbc);
    }

    @Bean
    CacheSecrets cacheSecrets(SecretBox box, Caches caches) {
        return new CacheSecrets(box, caches);
    }

    @Bean
    ProbeCache probeCache(JdbcClient jdbc, CacheSecrets secrets, GuardedClient client) {
        return new ProbeCache(jdbc, secrets, client);
    }
}
