package org.huizheng.render;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.huizheng.kernel.Problem;
import org.huizheng.release.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A document's page as the transaction around it sees the document: what was released in it, and will be rolled back, is
 * shown. Writes no file, records no read, asks for no other page.
 */
public final class PreviewDocument {

    private final SiteModels models;
    private final Content content;
    private final Clock clock;

    /** @param verbs what that transaction works on */
    public PreviewDocument(DataSource verbs, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(verbs);
        this.models = new SiteModels(jdbc);
        this.content = Content.unkept(jdbc);
        this.clock = clock;
    }

    /** @throws Problem when there is no page, as for a document that only links elsewhere */
    public byte[] of(long siteId, long documentId) {
        SiteModel model = models.find(siteId).orElseThrow(() -> Problem.notFound("站点尚未发布，不能预览"));
        Made made = new PageMaker(content, clock).make(model, Pages.document(documentId), new Reads(Set.of()));
        if (made.status() != 200) {
            throw Problem.conflict("这篇稿件没有自己的页面，不能预览");
        }
        return made.bytes();
    }
}
