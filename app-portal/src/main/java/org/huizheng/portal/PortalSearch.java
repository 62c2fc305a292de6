package org.huizheng.portal;

import java.nio.file.Path;
import java.time.Clock;
import org.huizheng.lucene.LuceneSearchIndex;
import org.huizheng.search.SearchCopyRoom;
import org.huizheng.search.SearchFollower;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Search of a portal that runs alone: an index of its own, made from what is released and kept right by following the
 * publication log. Nothing in its directory needs a backup.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty({"huizheng.database.url", "huizheng.search.directory"})
@EnableConfigurationProperties(PortalSearch.Settings.class)
@Import(SearchCopyRoom.class)
class PortalSearch {

    @ConfigurationProperties(value = "huizheng.search", ignoreUnknownFields = false)
    record Settings(Path directory) {}

    @Bean
    SearchCopyRoom.Place searchPlace(Settings settings) {
        return new SearchCopyRoom.Place(settings.directory().toAbsolutePath());
    }

    @Bean
    LuceneSearchIndex searchIndex(SearchCopyRoom.Place place) {
        return LuceneSearchIndex.open(place.directory(), Clock.systemUTC());
    }

    @Bean
    SearchReady searchReady(SearchFollower follower) {
        return follower::complete;
    }
}
