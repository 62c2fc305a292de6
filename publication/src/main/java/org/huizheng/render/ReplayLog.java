package org.huizheng.render;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.PageStore;
import org.huizheng.release.Pages;
import org.huizheng.release.Position;
import org.huizheng.template.TemplateRefused;

/**
 * What changed on a site while a new release of it was being made, made once more into that release before anybody sees it: a
 * document that was withdrawn meanwhile is not shown again by the switch.
 */
final class ReplayLog {

    private static final int ROUNDS = 5;

    /** More is left to the queue, all but the documents themselves and their files. */
    private static final int MOST = 200;

    private final Engine engine;
    private final MakePage makePage;
    private final long siteId;
    private final PageStore.Tree tree;
    private final Set<String> left = new TreeSet<>();
    private long seq;

    /** @param seq the position of the log when the release was begun */
    ReplayLog(Engine engine, long siteId, PageStore.Tree tree, long seq) {
        this.engine = engine;
        this.makePage = new MakePage(engine, engine.maker());
        this.siteId = siteId;
        this.tree = tree;
        this.seq = seq;
    }

    /** While verbs go on. */
    void roughly() {
        for (int round = 0; round < ROUNDS; round++) {
            long head = engine.head(siteId);
            if (head == seq) {
                return;
            }
            make(changed());
            seq = head;
        }
    }

    /** While the log stands still. @return pages that are still not what they should be */
    Set<String> toTheEnd() {
        make(changed());
        return left;
    }

    private Set<String> changed() {
        Set<String> again = new TreeSet<>();
        engine.jdbc
                .sql("select keys, pages, positions from release.publication_log where site_id = ? and seq > ?")
                .params(siteId, seq)
                .query((rs, i) -> {
                    again.addAll(Arrays.asList((String[]) rs.getArray(2).getArray()));
                    return again.addAll(engine.wakes.concerned(
                            siteId,
                            List.of((String[]) rs.getArray(1).getArray()),
                            Arrays.stream((String[]) rs.getArray(3).getArray())
                                    .map(Position::of)
                                    .toList()));
                })
                .list();
        return again;
    }

    private boolean isUnused(String page) {
        return Rendering.isFragment(page) && !engine.readStore.isRead(siteId, tree.release(), page);
    }

    private void make(Set<String> pages) {
        Set<String> now = pages.size() <= MOST
                ? new TreeSet<>(pages)
                : pages.stream()
                        .filter(page -> page.startsWith("document:") || page.startsWith("file:"))
                        .collect(Collectors.toCollection(TreeSet::new));
        left.addAll(pages);
        now.remove(Pages.WHOLE_SITE);
        for (String page : now) {
            try {
                if (!isUnused(page)) {
                    makePage.into(tree, siteId, page);
                }
                left.remove(page);
            } catch (PageRefused | TemplateRefused refused) {
                // the queue tells why
            }
        }
    }
}
