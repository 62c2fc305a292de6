package org.huizheng.search;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.huizheng.kernel.SearchIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What keeps a copy of the index right, for a process that may only read what is released: its cursors lie in a file beside
 * its index. Needs a {@link Place}.
 */
@Configuration(proxyBeanMethods = false)
public class SearchCopyRoom {

    /** @param directory of the copy, this process's own */
    public record Place(Path directory) {}

    @Bean
    SearchFollower searchFollower(DataSource dataSource, SearchIndex index, Place place) {
        return new SearchFollower(
                new FileCursors(place.directory().resolve("cursors")), JdbcClient.create(dataSource), index);
    }

    @Bean
    ReconcileSearch reconcileSearch(DataSource dataSource, SearchIndex index, SearchFollower follower) {
        return new ReconcileSearch(JdbcClient.create(dataSource), index, follower);
    }

    @Bean
    SearchJob searchJob(SearchFollower follower, ReconcileSearch reconcile) {
        return new SearchJob(follower, reconcile);
    }
}
