package org.huizheng.release;

import javax.sql.DataSource;
import org.huizheng.kernel.BlobStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The verbs of the publication floor, working in the caller's transaction on its data source. */
@Configuration(proxyBeanMethods = false)
public class ReleaseRoom {

    @Bean
    PublicationLog publicationLog(DataSource dataSource, Wakes wakes) {
        return new PublicationLog(JdbcClient.create(dataSource), wakes);
    }

    @Bean
    PublishSite publishSite(DataSource dataSource, PublicationLog log) {
        return new PublishSite(JdbcClient.create(dataSource), log);
    }

    @Bean
    PublishChannels publishChannels(DataSource dataSource, PublicationLog log) {
        return new PublishChannels(JdbcClient.create(dataSource), log);
    }

    @Bean
    RemoveChannel removeChannel(DataSource dataSource, PublicationLog log) {
        return new RemoveChannel(JdbcClient.create(dataSource), log);
    }

    @Bean
    ChannelActivity channelActivity(DataSource dataSource) {
        return new ChannelActivity(JdbcClient.create(dataSource));
    }

    @Bean
    ReleasedThemes releasedThemes(DataSource dataSource) {
        return new ReleasedThemes(JdbcClient.create(dataSource));
    }

    @Bean
    PublishTheme publishTheme(DataSource dataSource, BlobStore blobs, PublishTheme.Check check) {
        return new PublishTheme(JdbcClient.create(dataSource), blobs, check);
    }

    @Bean
    UseTheme useTheme(DataSource dataSource, PublicationLog log) {
        return new UseTheme(JdbcClient.create(dataSource), log);
    }

    @Bean
    PublishContentTypes publishContentTypes(DataSource dataSource, PublicationLog log) {
        return new PublishContentTypes(JdbcClient.create(dataSource), log);
    }

    @Bean
    PublishEditions publishEditions(DataSource dataSource, PublicationLog log) {
        return new PublishEditions(new JdbcTemplate(dataSource), log);
    }

    @Bean
    ApprovedText approvedText(DataSource dataSource) {
        return new ApprovedText(JdbcClient.create(dataSource));
    }

    @Bean
    RetractDocument retractDocument(DataSource dataSource, PublicationLog log) {
        return new RetractDocument(new JdbcTemplate(dataSource), log);
    }

    @Bean
    Mappings mappings(DataSource dataSource) {
        return new Mappings(JdbcClient.create(dataSource));
    }

    @Bean
    PublishMappings publishMappings(DataSource dataSource, PublicationLog log) {
        return new PublishMappings(JdbcClient.create(dataSource), log);
    }

    @Bean
    ShowEmergency showEmergency(DataSource dataSource, PublicationLog log) {
        return new ShowEmergency(JdbcClient.create(dataSource), log);
    }

    @Bean
    EndEmergency endEmergency(DataSource dataSource, PublicationLog log) {
        return new EndEmergency(JdbcClient.create(dataSource), log);
    }

    @Bean
    PublishWords publishWords(DataSource dataSource, PublicationLog log) {
        return new PublishWords(JdbcClient.create(dataSource), log);
    }

    @Bean
    RecutList recutList(DataSource dataSource, PublicationLog log) {
        return new RecutList(JdbcClient.create(dataSource), log);
    }
}
