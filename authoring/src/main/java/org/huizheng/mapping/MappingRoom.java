package org.huizheng.mapping;

import org.huizheng.page.StandingPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Needs the room {@code site} and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({
    MappingWork.class,
    OpenMapping.class,
    ChangeMapping.class,
    RemoveMapping.class,
    ImportMappings.class,
    MappingActions.class,
    MappingQueries.class,
    CoverOldSite.class,
    NoteUnresolved.class,
    HostsInUse.class,
    LeadOn.class
})
public class MappingRoom {

    @Bean
    StandingPages standingPages(JdbcClient jdbc) {
        return new StandingPages(jdbc);
    }
}
