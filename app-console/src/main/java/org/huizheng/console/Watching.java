package org.huizheng.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.huizheng.configuration.Settings;
import org.huizheng.process.DataHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is measured, and what makes the product ready: its database, its disk, and a worker that keeps up. */
@Configuration(proxyBeanMethods = false)
class Watching {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final int PATIENCE_SECONDS = 300;

    @Bean
    ReadinessCheck databaseCheck(JdbcClient jdbc) {
        return check(
                "database", () -> jdbc.sql("select 1").query(Integer.class).single() == 1 ? ReadinessCheck.WELL : "");
    }

    @Bean
    ReadinessCheck queueCheck(JdbcClient jdbc) {
        return check("queue", () -> late(jdbc) < PATIENCE_SECONDS ? ReadinessCheck.WELL : "待生成页面积压超过五分钟");
    }

    @Bean
    ReadinessCheck diskCheck(DataHome home, Settings settings) {
        return check("disk", () -> {
            try {
                long free = home.freeMib();
                return free >= settings.disk().reserve() ? ReadinessCheck.WELL : "数据目录所在磁盘只剩 " + free + " MiB";
            } catch (IOException e) {
                return "数据目录不可用";
            }
        });
    }

    @Bean
    List<MeterBinder> meterBinders(PrometheusMeterRegistry meters, JdbcClient jdbc) {
        List<MeterBinder> binders = List.of(
                new JvmMemoryMetrics(),
                new JvmGcMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics());
        binders.forEach(b -> b.bindTo(meters));
        Gauge.builder("huizheng.queue.pages", () -> waiting(jdbc))
                .description("Pages waiting to be made")
                .register(meters);
        Gauge.builder("huizheng.queue.late.seconds", () -> late(jdbc))
                .description("Age of the oldest waiting page")
                .register(meters);
        return binders;
    }

    private static long waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from render.queue").query(Long.class).single();
    }

    private static long late(JdbcClient jdbc) {
        return jdbc.sql(
                        "select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::bigint from render.queue")
                .query(Long.class)
                .single();
    }

    private static ReadinessCheck check(String name, Supplier<String> answer) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String answer() {
                try {
                    return answer.get();
                } catch (DataAccessException e) {
                    LOG.warn("Check {} failed: {}", name, e.getMessage());
                    return "数据库不可用";
                }
            }
        };
    }
}
