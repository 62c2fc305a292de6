package org.huizheng.console.system;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For a console with a port: it notes how much is written as long as it runs. */
@Configuration(proxyBeanMethods = false)
@Import({
    SystemQueries.class,
    Throughput.class,
    RetryDeadLetters.class,
    ReadSystem.class,
    TamperQueries.class,
    ReadTampering.class
})
public class SystemRoom {}
