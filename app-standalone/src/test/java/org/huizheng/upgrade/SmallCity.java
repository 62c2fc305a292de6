package org.huizheng.upgrade;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.audit.AuditRoom;
import org.huizheng.audit.SealAudit;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.OpenChannel;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.DocumentRoom;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.NewAttachment;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.document.SubmitEdition;
import org.huizheng.document.WithdrawDocument;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.MemoryPermissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Staff;
import org.huizheng.mapping.MappingRoom;
import org.huizheng.media.MediaRoom;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.Change;
import org.huizheng.release.Lane;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.UseTheme;
import org.huizheng.release.Wake;
import org.huizheng.release.Wakes;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SiteRoom;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city of one site, made by the verbs an editor uses, to leave something in every table there is. */
record SmallCity(TestDatabase database) {

    private static final Actor ACTOR = Actor.command("keeper");
    private static final byte[] PICTURE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);

    void perform() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var beans = context.getBeanFactory();
            beans.registerSingleton("dataSource", database.console());
            beans.registerSingleton("jdbc", JdbcClient.create(database.console()));
            beans.registerSingleton("transactions", database.transactions());
            beans.registerSingleton("clock", Clock.systemUTC());
            beans.registerSingleton("blobs", new MemoryBlobStore());
            beans.registerSingleton("permissions", new MemoryPermissions());
            beans.registerSingleton("staff", (Staff) account -> false);
            beans.registerSingleton("wakes", new Asleep());
            beans.registerSingleton("check", (PublishTheme.Check) templates -> {});
            context.register(
                    AuditRoom.class,
                    OrganizationRoom.class,
                    ReleaseRoom.class,
                    ContentTypeRoom.class,
                    SiteRoom.class,
                    ChannelRoom.class,
                    MappingRoom.class,
                    MediaRoom.class,
                    DocumentRoom.class);
            context.refresh();
            long site = openSite(context);
            releaseDocuments(context, site, openChannels(context, site));
            context.getBean(SealAudit.class).perform();
        }
    }

    private long openSite(ApplicationContext context) {
        long organization = context.getBean(RegisterOrganization.class)
                .perform(ACTOR, NewOrganization.of("linlan", "临澜市人民政府", "临澜市", "government", null));
        Map<String, Object> settings = SiteSettings.REQUIRED.stream()
                .collect(Collectors.toMap(
                        key -> key, key -> key.endsWith("Url") ? "https://example.org/" + key : "990000"));
        String host = "www.linlan.localhost";
        long site = context.getBean(OpenSite.class)
                .perform(
                        ACTOR,
                        new NewSite("linlan", "临澜市人民政府", organization, host, List.of(host), "9900000001", settings));
        database.transactions().write(SiteScope.of(site), () -> {
            long theme = context.getBean(PublishTheme.class)
                    .perform(
                            "plain",
                            Map.of("templates/home.peb", "{% head %}{% foot %}"),
                            Map.of("plain.css", new byte[] {32}),
                            Map.of());
            context.getBean(UseTheme.class).perform(site, theme);
        });
        return site;
    }

    private static long openChannels(ApplicationContext context, long site) {
        OpenChannel open = context.getBean(OpenChannel.class);
        SiteScope scope = SiteScope.of(site);
        long section = open.perform(
                scope,
                ACTOR,
                site,
                null,
                "xwzx",
                ChannelText.section("要闻动态", "临澜市的要闻和动态", List.of("要闻"), List.of("新闻")));
        return open.perform(
                scope,
                ACTOR,
                site,
                section,
                "yaowen",
                ChannelText.list("要闻", "临澜市要闻", List.of("要闻"), List.of("新闻"), "article"));
    }

    /** One released, one withdrawn, one still a draft. */
    private static void releaseDocuments(ApplicationContext context, long site, long channel) {
        SiteScope scope = SiteScope.of(site);
        CreateDocuments create = context.getBean(CreateDocuments.class);
        var first = create.perform(
                scope,
                ACTOR,
                List.of(document(site, channel, "甲", List.of()), document(site, channel, "乙", List.of())));
        var relation = new Relation(first.getFirst().documentId(), "related");
        create.perform(scope, ACTOR, List.of(document(site, channel, "丙", List.of(relation))));
        List<Long> editions =
                first.stream().map(CreateDocuments.Created::editionId).toList();
        editions.forEach(id -> context.getBean(SubmitEdition.class).perform(scope, ACTOR, id));
        context.getBean(ApproveEditions.class).perform(scope, ACTOR, editions);
        context.getBean(ReleaseEditions.class).perform(scope, ACTOR, editions, Wake.NOW);
        context.getBean(WithdrawDocument.class)
                .perform(scope, ACTOR, first.getLast().documentId(), "内容有误");
    }

    private static NewDocument document(long site, long channel, String title, List<Relation> relations) {
        EditionDraft plain = EditionDraft.of(title, "临澜市人民政府", "<p>正文</p>");
        EditionDraft draft = new EditionDraft(
                plain.title(),
                "",
                "摘要",
                List.of("关键词"),
                plain.source(),
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                Map.of(),
                plain.body(),
                plain.bodyFormat(),
                List.of(NewAttachment.of("附图.svg", PICTURE)));
        return new NewDocument(site, "article", null, null, draft, List.of(NewPlacement.primary(channel)), relations);
    }

    /** Nothing is made into pages here. */
    private static final class Asleep implements Wakes {
        @Override
        public void wake(Change change, Lane lane) {}

        @Override
        public void wakeSite(long siteId) {}

        @Override
        public void committed() {}
    }
}
