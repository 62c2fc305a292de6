package org.huizheng.standalone;

import java.time.Clock;
import org.huizheng.lucene.LuceneSearchIndex;
import org.huizheng.process.DataHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one Lucene index of this product, below the data directory. */
@Configuration(proxyBeanMethods = false)
class SearchStore {

    @Bean
    LuceneSearchIndex searchIndex(DataHome home, Clock clock) {
        return LuceneSearchIndex.open(home.search(), clock);
    }
}
