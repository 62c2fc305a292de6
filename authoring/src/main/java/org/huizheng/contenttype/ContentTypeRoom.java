package org.huizheng.contenttype;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs {@code ScopedTransactions} and {@code JdbcClient} of the console; loads the shipped types when it starts. */
@Configuration(proxyBeanMethods = false)
@Import({ContentTypes.class, LoadContentTypes.class})
public class ContentTypeRoom {

    @Bean
    SmartInitializingSingleton loadShippedContentTypes(LoadContentTypes load) {
        return load::perform;
    }
}
