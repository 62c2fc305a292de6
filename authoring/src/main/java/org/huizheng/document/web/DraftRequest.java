package org.huizheng.document.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.huizheng.document.BodyFormat;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.NewAttachment;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ReleasedEdition.Relation;
import org.jspecify.annotations.Nullable;

/** A draft as JSON; what is left out is empty. {@code channel} is a path,
 * {@code files} are ids of the media library, {@code bodyFormat} {@code html} or {@code markdown}. */
record DraftRequest(
        @Nullable String id,
        @Nullable String channel,
        @Nullable String type,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String summary,
        @Nullable List<String> keywords,
        @Nullable String source,
        @Nullable String sourceUrl,
        @Nullable String author,
        @Nullable String issuer,
        @Nullable String docNumber,
        @Nullable LocalDate writtenAt,
        @Nullable Instant publishedAt,
        @Nullable String validity,
        @Nullable String image,
        @Nullable String imageAlt,
        @Nullable Map<String, Object> attributes,
        @Nullable String body,
        @Nullable String bodyFormat,
        @Nullable List<Relation> relations,
        @Nullable Long version,
        @Nullable List<String> keep,
        @Nullable List<Long> files,
        @Nullable Boolean approve,
        @Nullable Boolean release) {

    boolean approves() {
        return Boolean.TRUE.equals(approve) || releases();
    }

    boolean releases() {
        return Boolean.TRUE.equals(release);
    }

    EditionDraft draft() {
        return new EditionDraft(
                text(title),
                text(subtitle),
                text(summary),
                list(keywords),
                text(source),
                text(sourceUrl),
                text(author),
                text(issuer),
                text(docNumber),
                writtenAt,
                text(validity),
                text(image),
                text(imageAlt),
                attributes == null ? Map.of() : attributes,
                text(body),
                format(),
                list(files).stream().map(NewAttachment::ofLibrary).toList());
    }

    NewDocument document(long siteId, @Nullable Long channelId) {
        return new NewDocument(
                siteId,
                type == null ? "article" : type,
                id,
                publishedAt,
                draft(),
                channelId == null ? List.of() : List.of(NewPlacement.primary(channelId)),
                list(relations));
    }

    /** @param all the names of the files there are */
    List<String> kept(List<String> all) {
        return keep == null ? all : keep;
    }

    private BodyFormat format() {
        try {
            return bodyFormat == null ? BodyFormat.HTML : BodyFormat.valueOf(bodyFormat.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bodyFormat 只能是 html 或 markdown");
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
