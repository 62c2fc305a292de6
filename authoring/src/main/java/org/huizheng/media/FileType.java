package org.huizheng.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the library takes. {@code names} are the extensions such a file may have; the first is the one it gets. */
enum FileType {
    JPEG("image", "image/jpeg", "jpg", "jpeg", "jpe"),
    PNG("image", "image/png", "png"),
    GIF("image", "image/gif", "gif"),
    WEBP("image", "image/webp", "webp"),
    MP4("video", "video/mp4", "mp4", "m4v"),
    MP3("audio", "audio/mpeg", "mp3"),
    M4A("audio", "audio/mp4", "m4a"),
    PDF("document", "application/pdf", "pdf"),
    DOCX("document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("document", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("document", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    DOC("document", "application/msword", "doc", "wps"),
    XLS("document", "application/vnd.ms-excel", "xls", "et"),
    PPT("document", "application/vnd.ms-powerpoint", "ppt", "dps"),
    OFD("document", "application/ofd", "ofd"),
    ZIP("archive", "application/zip", "zip"),
    TXT("text", "text/plain", "txt"),
    CSV("text", "text/csv", "csv"),
    SVG("markup", "image/svg+xml", "svg"),
    HTML("markup", "text/html", "html", "htm"),
    XML("markup", "application/xml", "xml");

    private final String kind;
    private final String type;
    private final List<String> names;

    FileType(String kind, String type, String... names) {
        this.kind = kind;
        this.type = type;
        this.names = List.of(names);
    }

    static Optional<FileType> named(String fileName) {
        String extension = extensionOf(fileName);
        return Arrays.stream(values()).filter(t -> t.names.contains(extension)).findFirst();
    }

    static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values()).filter(t -> t.type.equals(mediaType)).findFirst();
    }

    static List<String> extensions() {
        return Arrays.stream(values()).flatMap(t -> t.names.stream()).toList();
    }

    static String extensionOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    String kind() {
        return kind;
    }

    String type() {
        return type;
    }

    String extension() {
        return names.getFirst();
    }

    boolean isPicture() {
        return kind.equals("image");
    }

    /** The name with the extension of what the file is. */
    String name(String given) {
        int dot = given.lastIndexOf('.');
        return names.contains(extensionOf(given))
                ? given
                : (dot <= 0 ? given : given.substring(0, dot)) + "." + extension();
    }
}
