package org.huizheng.render;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.PageStore;
import org.huizheng.release.Pages;
import org.huizheng.release.Position;
import org.huizheng.release.RetractDocument;
import org.huizheng.template.TemplateRefused;

/**
 * What changed on a site while a new release of it was being made, made once more into that release before anybody sees it: a
 * document that was withdrawn meanwhile is not shown again by the switch.
 */
final class ReplayLog {

    private static final int ROUNDS = 5;

    /** More is left to the queue, all but documents and their files, and what showed one that was taken back. */
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
            makeChanged();
            seq = head;
        }
    }

    /** While the log stands still. @return pages that are still not what they should be */
    Set<String> toTheEnd() {
        makeChanged();
        return left;
    }

    private void makeChanged() {
        Set<String> again = new TreeSet<>();
        Set<String> takenBack = new TreeSet<>();
        engine.jdbc
                .sql("select change, keys, pages, positions from release.publication_log where site_id = ? and seq > ?")
                .params(siteId, seq)
                .query((rs, i) -> {
                    Set<String> into = rs.getString(1).equals(RetractDocument.CHANGE) ? takenBack : again;
                    into.addAll(Arrays.asList((String[]) rs.getArray(3).getArray()));
                    return into.addAll(engine.wakes.concerned(
                            siteId,
                            List.of((String[]) rs.getArray(2).getArray()),
                            Arrays.stream((String[]) rs.getArray(4).getArray())
                                    .map(Position::of)
                                    .toList()));
                })
                .list();
        make(again, takenBack);
    }

    private boolean isUnused(String page) {
        return Rendering.isFragment(page) && !engine.readStore.isRead(siteId, tree.release(), page);
    }

    private void make(Set<String> again, Set<String> takenBack) {
        Set<String> now = again.size() <= MOST
                ? new TreeSet<>(again)
                : again.stream()
                        .filter(page -> page.startsWith("document:") || page.startsWith("file:"))
                        .collect(Collectors.toCollection(TreeSet::new));
        now.addAll(takenBack);
        left.addAll(again);
        left.addAll(takenBack);
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
