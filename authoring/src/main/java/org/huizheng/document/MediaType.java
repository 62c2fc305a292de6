package org.huizheng.document;

import java.util.Set;

/** The files a document may carry. {@code names} are the extensions such a file may have; the first is used in addresses. */
enum MediaType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jpe"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    SVG("image/svg+xml", "svg"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    DOC("application/msword", "doc", "wps"),
    XLS("application/vnd.ms-excel", "xls", "et"),
    PPT("application/vnd.ms-powerpoint", "ppt", "dps"),
    OFD("application/ofd", "ofd"),
    ZIP("application/zip", "zip"),
    MP4("video/mp4", "mp4", "m4v"),
    TXT("text/plain", "txt"),
    CSV("text/csv", "csv");

    private final String type;
    private final String extension;
    private final Set<String> names;

    MediaType(String type, String extension, String... further) {
        this.type = type;
        this.extension = extension;
        this.names = new java.util.HashSet<>(Set.of(further));
        this.names.add(extension);
    }

    String type() {
        return type;
    }

    String extension() {
        return extension;
    }

    boolean isImage() {
        return type.startsWith("image/");
    }

    boolean isNamed(String extensionOfName) {
        return names.contains(extensionOfName);
    }
}
