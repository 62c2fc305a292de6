package org.huizheng.process;

import java.time.Clock;
import org.huizheng.configuration.Settings;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.RootSigner;
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
    PageSeal pageSeal(DataHome home) {
        return new PageSeal(home.secret("page-seal"));
    }

    @Bean
    RootSigner rootSigner(DataHome home, Settings settings) {
        SigningAlgorithm algorithm =
                switch (settings.worker().signature()) {
                    case ED25519 -> SigningAlgorithm.SHA256_ED25519;
                    case SM2 -> SigningAlgorithm.SM3_SM2;
                };
        return KeystoreSigner.open(algorithm, home.secrets(), home.keys(), home.secret("signing-password"));
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
