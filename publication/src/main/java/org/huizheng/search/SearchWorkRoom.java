package org.huizheng.search;

import javax.sql.DataSource;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps the index right: for the one process that writes it, working as the worker role. */
@Configuration(proxyBeanMethods = false)
public class SearchWorkRoom {

    @Bean
    SearchFollower searchFollower(ScopedTransactions transactions, DataSource dataSource, SearchIndex index) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new SearchFollower(new TableCursors(transactions, jdbc), jdbc, index);
    }

    @Bean
    ReconcileSearch reconcileSearch(DataSource dataSource, SearchIndex index, SearchFollower follower) {
        return new ReconcileSearch(JdbcClient.create(dataSource), index, follower);
    }

    @Bean
    RebuildSearch rebuildSearch(SearchFollower follower, ReconcileSearch reconcile) {
        return new RebuildSearch(follower, reconcile);
    }

    @Bean
    SearchJob searchJob(SearchFollower follower, ReconcileSearch reconcile) {
        return new SearchJob(follower, reconcile);
    }
}
