package org.huizheng.upgrade;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huizheng.audit.AuditRoom;
import org.huizheng.audit.SealAudit;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.OpenChannel;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.Change;
import org.huizheng.release.EditionContent;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.ReleasedEdition;
import org.huizheng.release.RetractDocument;
import org.huizheng.release.Retraction;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.UseTheme;
import org.huizheng.release.Wake;
import org.huizheng.release.Wakes;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SiteRoom;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city of one site, made by the verbs an editor uses, to leave something in every table there is. */
record SmallCity(TestDatabase database) {

    private static final Actor ACTOR = Actor.command("keeper");

    void perform() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var beans = context.getBeanFactory();
            beans.registerSingleton("dataSource", database.console());
            beans.registerSingleton("jdbc", JdbcClient.create(database.console()));
            beans.registerSingleton("transactions", database.transactions());
            beans.registerSingleton("clock", Clock.systemUTC());
            beans.registerSingleton("blobs", new MemoryBlobStore());
            beans.registerSingleton("wakes", new Asleep());
            beans.registerSingleton("check", (PublishTheme.Check) templates -> {});
            context.register(
                    AuditRoom.class, OrganizationRoom.class, ReleaseRoom.class, ContentTypeRoom.class, SiteRoom.class, ChannelRoom.class);
            context.refresh();
            long organization = context.getBean(RegisterOrganization.class)
                    .perform(ACTOR, NewOrganization.of("linlan", "临澜市人民政府", "临澜市", "government", null));
            long site = context.getBean(OpenSite.class).perform(ACTOR, site(organization));
            OpenChannel open = context.getBean(OpenChannel.class);
            SiteScope scope = SiteScope.of(site);
            long section = open.perform(
                    scope, ACTOR, site, null, "xwzx", ChannelText.section("要闻动态", "临澜市的要闻和动态", List.of("要闻"), List.of("新闻")));
            long news = open.perform(
                    scope, ACTOR, site, section, "yaowen", ChannelText.list("要闻", "临澜市要闻", List.of("要闻"), List.of("新闻"), "article"));
            database.transactions().write(scope, () -> {
                long theme = context.getBean(PublishTheme.class)
                        .perform("plain", Map.of("templates/home.peb", "{% head %}{% foot %}"), Map.of("plain.css", new byte[] {32}), Map.of());
                context.getBean(UseTheme.class).perform(site, theme);
                context.getBean(PublishEditions.class).perform(List.of(edition(1, site, news), edition(2, site, news)), Wake.NOW);
                context.getBean(RetractDocument.class).perform(2, Retraction.WITHDRAWN, "内容有误");
            });
            context.getBean(SealAudit.class).perform();
        }
    }

    private static NewSite site(long organization) {
        Map<String, Object> settings = SiteSettings.REQUIRED.stream()
                .collect(java.util.stream.Collectors.toMap(key -> key, key -> key.endsWith("Url") ? "https://example.org/" + key : "990000"));
        return new NewSite(
                "linlan", "临澜市人民政府", organization, "www.linlan.localhost", List.of("www.linlan.localhost"), "9900000001", settings);
    }

    private static ReleasedEdition edition(long document, long site, long channel) {
        var file = new EditionContent.Attachment(
                "附件.pdf", "0".repeat(64), "application/pdf", 1, "/files/" + document + "/0-00000000.pdf", false);
        var content = new EditionContent(
                "第" + document + "篇", "", "摘要", List.of("关键词"), "临澜市人民政府", "", "", "", "", LocalDate.of(2026, 11, 20), "", "",
                Map.of("note", "一"), List.of(file), "<p>正文</p>");
        var placements = List.of(new ReleasedEdition.Placement(site, channel, true, 0, 0));
        var relations = List.of(new ReleasedEdition.Relation(3 - document, "related"));
        return new ReleasedEdition(
                document, document, site, "article", content, placements, relations, document,
                ApprovalHash.of(content, placements), Instant.parse("2026-11-20T08:00:00Z"), "native");
    }

    /** Nothing is made into pages here. */
    private static final class Asleep implements Wakes {
        @Override
        public void wake(Change change) {}

        @Override
        public void wakeSite(long siteId) {}

        @Override
        public void committed() {}
    }
}
