package org.huizheng.search;

import javax.sql.DataSource;
import org.huizheng.kernel.SearchIndex;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a portal needs to answer searches; reads with the data source of its own context. */
@Configuration(proxyBeanMethods = false)
public class SearchRoom {

    @Bean(initMethod = "prepare")
    SearchReleased searchReleased(SearchIndex index, DataSource dataSource, ObjectProvider<SearchCopyRoom.Place> copy) {
        SearchCopyRoom.Place place = copy.getIfAvailable();
        return new SearchReleased(
                index,
                JdbcClient.create(dataSource),
                place == null ? null : place.directory().resolve("names.json"));
    }
}
