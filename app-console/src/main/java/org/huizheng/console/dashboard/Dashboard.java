package org.huizheng.console.dashboard;

import java.time.Instant;
import java.util.List;
import org.huizheng.document.DocumentQueries;
import org.jspecify.annotations.Nullable;

/** The page of today. A group of tasks that is not the person's is not there. */
public record Dashboard(
        Instant now,
        Who account,
        List<Group> tasks,
        List<Figure> numbers,
        List<Release> releases,
        List<Health> health,
        List<Channel> channels) {

    public record Who(String name) {}

    /** @param capped there are at least {@code value} */
    public record Count(int value, boolean capped) {}

    /** @param link the list of all of them, as an address of the console */
    public record Group(String kind, String name, Count count, String link, List<Waiting> items) {}

    /** @param note why it was sent back; {@code dueAt} when it will be released */
    public record Waiting(
            long documentId,
            long editionId,
            String siteCode,
            String siteName,
            String title,
            String state,
            String stateName,
            @Nullable String note,
            String by,
            Instant at,
            @Nullable Instant dueAt) {

        static Waiting of(DocumentQueries.Item item) {
            return new Waiting(
                    item.documentId(),
                    item.editionId(),
                    item.site(),
                    item.siteName(),
                    item.title(),
                    item.state().name(),
                    item.stateName(),
                    item.remark().isEmpty() ? null : item.remark(),
                    item.savedBy(),
                    item.updatedAt(),
                    item.scheduledAt());
        }
    }

    /** @param link null when there is no list of it */
    public record Figure(
            String key,
            String name,
            long value,
            boolean capped,
            String unit,
            @Nullable String link) {}

    /**
     * A release on its way to the reader.
     *
     * @param visibleAt null until the page shows it; {@code visibleMillis} also when the page was made again since
     * @param found whether search has followed
     * @param failed why the page could not be made
     */
    public record Release(
            long documentId,
            String siteCode,
            String title,
            Instant releasedAt,
            @Nullable Instant visibleAt,
            @Nullable Long visibleMillis,
            boolean found,
            @Nullable String failed) {}

    /** @param level warn or bad */
    public record Health(
            String level,
            String code,
            String text,
            @Nullable String link) {}

    /** A channel nobody has renewed in its time. */
    public record Channel(
            long channelId,
            String siteCode,
            String name,
            int cycleDays,
            @Nullable Instant lastAt,
            @Nullable Instant dueAt,
            int overdueDays) {}
}
