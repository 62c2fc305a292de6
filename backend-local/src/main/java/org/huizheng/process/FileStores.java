package org.huizheng.process;

import java.time.Clock;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, and the two stores as files below the data directory. */
@Configuration(proxyBeanMethods = false)
public class FileStores {

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
}
