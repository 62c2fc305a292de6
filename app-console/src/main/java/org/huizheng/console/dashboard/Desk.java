package org.huizheng.console.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huizheng.console.dashboard.Dashboard.Count;
import org.huizheng.console.dashboard.Dashboard.Group;
import org.huizheng.console.dashboard.Dashboard.Waiting;
import org.huizheng.document.DocumentFilter;
import org.huizheng.document.DocumentFilter.Order;
import org.huizheng.document.DocumentQueries;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;

/** The documents that wait for one person, by what they wait for. */
final class Desk {

    private static final int SHOWN = 5;
    private static final int MOST = 200;

    private final DocumentQueries documents;
    private final Places places;

    Desk(DocumentQueries documents, Places places) {
        this.documents = documents;
        this.places = places;
    }

    List<Group> of(SiteScope scope, Actor actor) {
        return Stream.of(
                        mine(scope, actor, true, "rejected", "退回修改"),
                        mine(scope, actor, false, "draft", "我的草稿"),
                        others(scope, actor, EditionState.IN_REVIEW, "document.approve", "review", "待我审核"),
                        others(scope, actor, EditionState.APPROVED, "document.release", "release", "待签发"),
                        others(scope, actor, EditionState.SCHEDULED, "document.schedule", "scheduled", "即将定时签发"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Group> mine(SiteScope scope, Actor actor, boolean returned, String kind, String name) {
        if (places.seen(scope).isEmpty()) {
            return Optional.empty();
        }
        DocumentFilter filter = filter(List.of(), List.of(), EditionState.DRAFT, returned, actor.name());
        List<DocumentQueries.Item> found = documents.list(scope, filter, null, MOST).items().stream()
                .filter(item -> returned || item.remark().isEmpty())
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(group(
                        kind, name, "/documents?state=DRAFT&mine=true" + (returned ? "&returned=true" : ""), found));
    }

    private Optional<Group> others(
            SiteScope scope, Actor actor, EditionState state, String permission, String kind, String name) {
        Places.Allowed allowed = places.of(scope, actor, permission);
        List<DocumentQueries.Item> found = new ArrayList<>();
        if (!allowed.sites().isEmpty()) {
            found.addAll(list(scope, filter(allowed.sites(), List.of(), state, false, "")));
        }
        if (!allowed.channels().isEmpty()) {
            found.addAll(list(scope, filter(List.of(), allowed.channels(), state, false, "")));
        }
        if (allowed.sites().isEmpty() && allowed.channels().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(group(kind, name, "/documents?state=" + state.name(), found));
    }

    private List<DocumentQueries.Item> list(SiteScope scope, DocumentFilter filter) {
        return documents.list(scope, filter, null, MOST).items();
    }

    private static DocumentFilter filter(
            List<Long> sites, List<Long> channels, EditionState state, boolean returned, String author) {
        return new DocumentFilter(sites, channels, List.of(state), returned, "", "", author, null, null, Order.OLDEST);
    }

    /** What is due first, then what has waited longest. */
    private static Group group(String kind, String name, String link, List<DocumentQueries.Item> found) {
        List<Waiting> items = found.stream()
                .map(Waiting::of)
                .distinct()
                .sorted(Comparator.comparing(item -> item.dueAt() == null ? item.at() : item.dueAt()))
                .toList();
        return new Group(
                kind,
                name,
                new Count(Math.min(items.size(), MOST), items.size() >= MOST),
                link,
                items.subList(0, Math.min(SHOWN, items.size())));
    }
}
