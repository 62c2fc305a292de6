package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;

/**
 * What became of a page.
 *
 * @param status 0 when the page must not exist; 410 is stored below {@code /_gone}, 301 and 302 below {@code /_moved}
 * @param bytes empty when {@code blob} names the bytes
 * @param blob a public blob to link, for attachments and assets
 */
record Made(
        int status,
        String path,
        byte[] bytes,
        @Nullable String blob,
        String template,
        @Nullable Long editionId,
        @Nullable Long approvalId) {

    private static final byte[] NOTHING = {};

    private static final Pattern FILE = Pattern.compile("/files/(\\d{1,18})/(\\d{1,9})-");

    static Made page(int status, String path, byte[] bytes, String template) {
        return new Made(status, path, bytes, null, template, null, null);
    }

    static Made page(String path, byte[] bytes, String template, Row row) {
        return new Made(200, path, bytes, null, template, row.editionId(), row.approvalId());
    }

    static Made link(String path, String blob) {
        return new Made(200, path, NOTHING, blob, "", null, null);
    }

    static Made moved(int status, String path, String target) {
        return new Made(status, path, (status + " " + target).getBytes(StandardCharsets.UTF_8), null, "", null, null);
    }

    static Made absent() {
        return new Made(0, "", NOTHING, null, "", null, null);
    }

    boolean isAbsent() {
        return status == 0;
    }

    /** The files of documents that its bytes point to, as pages. */
    Set<String> files() {
        Set<String> files = new TreeSet<>();
        Matcher file = FILE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (file.find()) {
            files.add(Pages.file(Long.parseLong(file.group(1)), Integer.parseInt(file.group(2))));
        }
        return files;
    }

    /** Where the file lies in the tree. */
    String storedPath() {
        return switch (status) {
            case 410 -> "/_gone" + path;
            case 301, 302 -> "/_moved" + path;
            default -> path;
        };
    }
}
