package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a search finds, newest first, as a feed in any of the forms of {@link FeedForms}. */
public final class SearchFeed {

    /** @param url with scheme and host */
    public record Item(String url, String title, String summary, String siteName, LocalDate date) {}

    private final String address;
    private final byte[] stored;

    /** @param address where the feed is asked for, with its query; {@code home} is the search page of the same query */
    public SearchFeed(String title, String home, String address, List<Item> items) {
        this.address = address;
        this.stored = new Feed(
                        "https://jsonfeed.org/version/1.1",
                        title,
                        home,
                        address,
                        "",
                        "zh-CN",
                        List.of(new Feed.Author(title)),
                        items.stream().map(SearchFeed::item).toList())
                .json();
    }

    public byte[] bytes() {
        return bytes(UnaryOperator.identity());
    }

    /** @param inScript makes another JSON feed of this one, before it takes its form */
    public byte[] bytes(UnaryOperator<byte[]> inScript) {
        int query = address.indexOf('?');
        return FeedForms.shownAt(query < 0 ? address : address.substring(0, query), inScript.apply(stored));
    }

    private static Feed.Item item(Item item) {
        Instant day = item.date.atStartOfDay(Rendering.SHANGHAI).toInstant();
        UUID id = UUID.nameUUIDFromBytes(item.url.getBytes(StandardCharsets.UTF_8));
        return new Feed.Item(
                "urn:uuid:" + id,
                item.url,
                item.title,
                item.summary,
                item.summary.isEmpty() ? item.title : item.summary,
                null,
                Feed.time(day),
                Feed.time(day),
                List.of(new Feed.Author(item.siteName)),
                List.of());
    }
}
