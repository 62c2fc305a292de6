package org.huizheng.past;

import org.huizheng.page.ErasableStates;
import org.huizheng.page.Erasures;
import org.huizheng.page.PastKeptFor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Needs the room {@code site}. */
@Configuration(proxyBeanMethods = false)
@Import({
    ChangeRetention.class,
    ErasureProposals.class,
    ErasureRights.class,
    ProposeErasure.class,
    ConfirmErasure.class,
    RefuseErasure.class,
    ErasureActions.class,
    ErasureQueries.class
})
public class PastRoom {

    @Bean
    PastKeptFor pastKeptFor(JdbcClient jdbc) {
        return new PastKeptFor(jdbc);
    }

    @Bean
    Erasures erasures(JdbcClient jdbc) {
        return new Erasures(jdbc);
    }

    @Bean
    ErasableStates erasableStates(JdbcClient jdbc) {
        return new ErasableStates(jdbc);
    }
}
