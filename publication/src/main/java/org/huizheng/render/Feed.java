package org.huizheng.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed as it is stored: JSON Feed 1.1.
 *
 * @param address its own
 */
@JsonPropertyOrder({"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"})
record Feed(
        String version,
        String title,
        @JsonProperty("home_page_url") String home,
        @JsonProperty("feed_url") String address,
        String description,
        String language,
        List<Author> authors,
        List<Item> items) {

    record Author(String name) {}

    /** @param text JSON Feed wants the words of an item even where it has no summary */
    @JsonPropertyOrder({
        "id",
        "url",
        "title",
        "summary",
        "content_text",
        "image",
        "date_published",
        "date_modified",
        "authors",
        "tags"
    })
    record Item(
            String id,
            String url,
            String title,
            String summary,
            @JsonProperty("content_text") String text,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String image,

            @JsonProperty("date_published") String published,
            @JsonProperty("date_modified") String changed,
            List<Author> authors,
            List<String> tags) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(Rendering.SHANGHAI);

    /** A moment as Atom, JSON Feed, sitemaps and schema.org write it. */
    static String time(Instant instant) {
        return SECOND.format(instant);
    }

    static Feed of(byte[] json) {
        return JSON.readValue(json, Feed.class);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** When it last changed, as far as its items tell. */
    OffsetDateTime updated() {
        return items.stream()
                .map(item -> OffsetDateTime.parse(item.changed))
                .max(OffsetDateTime::compareTo)
                .orElse(OffsetDateTime.parse("1970-01-01T00:00:00Z"));
    }
}
