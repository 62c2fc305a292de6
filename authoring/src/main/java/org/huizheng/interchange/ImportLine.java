package org.huizheng.interchange;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One checked line of an import file. Empty texts are "".
 *
 * @param number of the line in its file, from 1
 * @param id the document's identity in the system it came from; unique within a site
 * @param hash over the line's meaning and its files' bytes: equal means nothing to do
 */
record ImportLine(
        long number,
        String id,
        String hash,
        String channel,
        List<String> channelNames,
        String type,
        String title,
        String body,
        boolean markdown,
        String summary,
        List<String> keywords,
        String source,
        String author,
        String issuer,
        String docNumber,
        @Nullable LocalDate writtenAt,
        @Nullable Instant publishedAt,
        String validity,
        Map<String, Object> attributes,
        List<File> attachments,
        String sourceUrl) {

    /** @param reference the path as written in the line, by which the body may show it */
    record File(String name, String reference, Path path, long size, String hash) {}
}
