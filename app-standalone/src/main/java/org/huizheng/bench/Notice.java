package org.huizheng.bench;

import java.util.ArrayList;
import java.util.List;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.ReviseDocument;
import org.huizheng.document.SubmitEdition;
import org.huizheng.kernel.SiteScope;
import org.huizheng.standalone.Product;

/**
 * An approved article that waits for its release in the channel {@code xwzx/l1}.
 *
 * @param mark a word no other article has
 */
record Notice(long documentId, long editionId, String title, String mark) {

    static List<Notice> approved(Product product, long site, int count) {
        SiteScope scope = SiteScope.everySite();
        long channel = product.bean(ChannelQueries.class).tree(scope, site).stream()
                .filter(c -> c.path().equals("xwzx/l1"))
                .findFirst()
                .orElseThrow()
                .id();
        SyntheticNews news = new SyntheticNews();
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String mark = "标记" + Long.toString(1_000_000L + i * 7_919L, 36);
            String title = "即时发布" + mark + news.title(i);
            CreateDocuments.Created created = product.bean(CreateDocuments.class)
                    .perform(
                            scope,
                            Scratch.actor(),
                            List.of(new NewDocument(
                                    site,
                                    "article",
                                    null,
                                    null,
                                    EditionDraft.of(title, "测速市人民政府办公室", news.body()),
                                    List.of(NewPlacement.primary(channel)),
                                    List.of())))
                    .getFirst();
            approve(product, created.editionId());
            notices.add(new Notice(created.documentId(), created.editionId(), title, mark));
        }
        return notices;
    }

    /** @return another edition that says it in other words, approved */
    long corrected(Product product) {
        SiteScope scope = SiteScope.everySite();
        long version = product.bean(EditionQueries.class)
                .current(scope, documentId)
                .orElseThrow()
                .document()
                .version();
        EditionDraft draft = EditionDraft.of(title + "（更正）", "测速市人民政府办公室", new SyntheticNews().body());
        long edition = product.bean(ReviseDocument.class)
                .perform(scope, Scratch.actor(), documentId, version, draft, List.of());
        approve(product, edition);
        return edition;
    }

    private static void approve(Product product, long edition) {
        SiteScope scope = SiteScope.everySite();
        product.bean(SubmitEdition.class).perform(scope, Scratch.actor(), edition);
        product.bean(ApproveEditions.class).perform(scope, Scratch.actor(), List.of(edition));
    }
}
