package org.huizheng.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an edition says: the part that is approved. Empty texts are "", never null.
 *
 * @param body sanitised HTML; pictures and files of the document are addressed by {@link Attachment#path}
 * @param validity {@code valid}, {@code amended}, {@code repealed}, {@code expired}, or "" where it has no meaning
 * @param image address of the lead picture, or ""
 * @param imageAlt words that stand for it, or ""
 * @param attributes further fields of the content type; values are strings, numbers, booleans, lists and maps of them
 */
public record EditionContent(
        String title,
        String subtitle,
        String summary,
        List<String> keywords,
        String source,
        String sourceUrl,
        String author,
        String issuer,
        String docNumber,
        @Nullable LocalDate writtenAt,
        String validity,
        String image,
        String imageAlt,
        Map<String, Object> attributes,
        List<Attachment> attachments,
        String body) {

    /** A file of the document. {@code path} is its public address, {@code /files/{documentId}/{position}-{hash8}.{ext}}. */
    public record Attachment(String name, String blob, String mediaType, long size, String path, boolean inline) {}

    private record Meta(
            String title,
            String subtitle,
            String summary,
            List<String> keywords,
            String source,
            String sourceUrl,
            String author,
            String issuer,
            String docNumber,
            @Nullable LocalDate writtenAt,
            String validity,
            String image,
            // left out where there is none: what was approved before there were any keeps its hash
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String imageAlt,

            Map<String, Object> attributes,
            List<Attachment> attachments) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Canonical JSON of everything but the body: sorted keys, no white space. Equal content gives equal text. */
    public String meta() {
        return JSON.writeValueAsString(new Meta(
                title,
                subtitle,
                summary,
                keywords,
                source,
                sourceUrl,
                author,
                issuer,
                docNumber,
                writtenAt,
                validity,
                image,
                imageAlt,
                attributes,
                attachments));
    }

    /** The content behind a stored meta text and body. */
    public static EditionContent of(String meta, String body) {
        return of(JSON.readValue(meta, Meta.class), body);
    }

    /** The content behind a stored meta text in UTF-8, its body left out. */
    public static EditionContent of(byte[] meta) {
        return of(JSON.readValue(meta, Meta.class), "");
    }

    private static EditionContent of(Meta m, String body) {
        return new EditionContent(
                m.title,
                m.subtitle,
                m.summary,
                m.keywords,
                m.source,
                m.sourceUrl,
                m.author,
                m.issuer,
                m.docNumber,
                m.writtenAt,
                m.validity,
                m.image,
                Objects.requireNonNullElse(m.imageAlt, ""),
                m.attributes,
                m.attachments,
                body);
    }
}
