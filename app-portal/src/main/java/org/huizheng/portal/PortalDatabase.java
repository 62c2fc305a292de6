package org.huizheng.portal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.huizheng.kernel.SecretFile;
import org.huizheng.kernel.database.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of a portal that runs alone: read only, as the role that sees nothing but what is public. It may be away
 * when the portal starts and at any time after.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("huizheng.database.url")
@EnableConfigurationProperties(PortalDatabase.Settings.class)
class PortalDatabase {

    private static final long PATIENCE_MILLIS = 2_000;

    @ConfigurationProperties(value = "huizheng.database", ignoreUnknownFields = false)
    record Settings(
            String url,
            @DefaultValue(Roles.PORTAL) String user,
            @Nullable Path passwordFile,
            @DefaultValue("8") int connections) {}

    @Bean
    HikariDataSource dataSource(Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        if (settings.passwordFile() != null) {
            config.setPassword(SecretFile.read(settings.passwordFile()));
        }
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setReadOnly(true);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Bean
    JdbcClient jdbcClient(HikariDataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
