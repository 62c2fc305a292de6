package org.huizheng.render;

import java.util.Map;
import org.huizheng.release.Keys;

/** The 410 notice at the addresses of a document that is no longer public, and of its files. */
final class GoneNotice {

    private final PageMaker maker;
    private final SiteModel model;
    private final Reads reads;

    GoneNotice(PageMaker maker, SiteModel model, Reads reads) {
        this.maker = maker;
        this.model = model;
        this.reads = reads;
    }

    Made of(long documentId) {
        return maker.content()
                .retracted(model.siteId(), documentId)
                .map(this::notice)
                .orElse(Made.absent());
    }

    Made ofFile(long documentId, int position) {
        return maker.content()
                .retractedFile(model.siteId(), documentId, position)
                .map(this::notice)
                .orElse(Made.absent());
    }

    private Made notice(Content.Retracted r) {
        if (!r.approved()) {
            throw new PageRefused("稿件 " + r.documentId() + " 与审批内容不一致，拒绝生成");
        }
        reads.own(Keys.document(r.documentId()));
        Rendering page = maker.rendering(model, reads, "gone", r.path());
        page.title = r.title();
        byte[] bytes = maker.whole(
                page,
                "templates/gone.peb",
                Map.of(
                        "title",
                        r.title(),
                        "reason",
                        r.reason(),
                        "date",
                        Rendering.minute(r.at()).substring(0, 10)));
        return Made.page(410, r.path(), bytes, "templates/gone.peb");
    }
}
