package org.huizheng.journey;

import java.util.List;
import org.huizheng.account.Grant;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SiteQueries;

/** Writes drafts for the city's news channel and has them released or withdrawn through the console's API. */
record Newsroom(RunningCity city) {

    static final String CHANNEL = "xwzx/yaowen";

    long draft(String title) {
        return draft(title, true);
    }

    /** @param placed without a channel it cannot be released */
    long draft(String title, boolean placed) {
        SiteScope scope = SiteScope.everySite();
        long site = linlan();
        long channel = city.the(ChannelQueries.class)
                .byPath(scope, site, CHANNEL)
                .orElseThrow()
                .id();
        EditionDraft draft = EditionDraft.of(title, "临澜市人民政府办公室", "<p>" + title + "，有关情况即日起向社会公布。</p>");
        return city.the(CreateDocuments.class)
                .perform(
                        scope,
                        Actor.command("journey"),
                        List.of(new NewDocument(
                                site,
                                "article",
                                null,
                                null,
                                draft,
                                placed ? List.of(NewPlacement.primary(channel)) : List.of(),
                                List.of())))
                .getFirst()
                .documentId();
    }

    /** An editor of the city's portal who may release. */
    Colleague editor(Chromium chromium, String name) throws Exception {
        return Colleague.inside(
                city, chromium, name, new Grant("site-editor", linlan(), null), new Grant("reviewer", linlan(), null));
    }

    private long linlan() {
        return city.the(SiteQueries.class)
                .byCode(SiteScope.everySite(), "linlan")
                .orElseThrow()
                .id();
    }

    Server.Reply release(long document) throws Exception {
        return city.console().post("/api/operations/release", "{\"documents\":[" + document + "]}");
    }

    Server.Reply withdraw(long document, String reason) throws Exception {
        return city.console()
                .post("/api/operations/withdraw", "{\"documents\":[" + document + "],\"reason\":\"" + reason + "\"}");
    }
}
