package org.huizheng.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an editor or an import hands in; the fields are those of {@code release.EditionContent}, before sanitising.
 *
 * @param image {@code attachment:NAME} of the lead picture, {@code media:12}, an address it had, or ""
 * @param attributes checked against the content type
 * @param attachments new files; those of the edition before are kept by name ({@link ReviseDocument})
 */
public record EditionDraft(
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
        String body,
        BodyFormat bodyFormat,
        List<NewAttachment> attachments) {

    /** With nothing but what every document needs. */
    public static EditionDraft of(String title, String source, String body) {
        return new EditionDraft(
                title,
                "",
                "",
                List.of(),
                source,
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                Map.of(),
                body,
                BodyFormat.HTML,
                List.of());
    }
}
