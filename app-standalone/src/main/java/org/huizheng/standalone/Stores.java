package org.huizheng.standalone;

import java.time.Clock;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.huizheng.lucene.LuceneSearchIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores of this product: files and one Lucene index, below the data directory. */
@Configuration(proxyBeanMethods = false)
class Stores {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FileBlobStore blobStore(DataHome home) {
        return new FileBlobStore(home.blobs());
    }

    @Bean
    FilePageStore pageStore(DataHome home) {
        return new FilePageStore(home.pages());
    }

    @Bean
    LuceneSearchIndex searchIndex(DataHome home, Clock clock) {
        return LuceneSearchIndex.open(home.search(), clock);
    }
}
