package org.huizheng.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Says by its bytes what a file is; its name must not contradict, and decides nothing but plain text or table. */
final class Inspection {

    static final String TAKEN = "可上传 JPEG、PNG、GIF、WebP 图片，MP4、MP3、M4A，PDF、OFD、Office、ZIP、TXT、CSV，以及只供下载的 SVG、HTML、XML";

    private static final int HEAD = 1 << 16;
    private static final Set<String> PACKED =
            Set.of("application/zip", "application/x-tika-ooxml", "application/java-archive");
    private static final Set<String> COMPOUND = Set.of("application/x-tika-msoffice", "application/x-ole-storage");
    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-sharedlib",
            "application/x-elf",
            "application/x-mach-o",
            "application/x-sh",
            "application/java-vm");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    FileType inspect(String name, Path file) throws IOException, Refused {
        byte[] head = head(file);
        String found = detected(head);
        if (isProgram(head) || PROGRAMS.contains(found.replaceAll(";.*", ""))) {
            throw new Refused("executable", "文件“" + name + "”是可执行程序，不能上传");
        }
        FileType type = typeOf(name, file, found, head);
        FileType named = FileType.named(name).orElse(null);
        if (named != type && !(type.isPicture() && named != null && named.isPicture())) {
            throw new Refused("type", "文件“" + name + "”的扩展名与内容不符，内容是 " + type.extension());
        }
        if (!PACKED.contains(found) && isArchive(file)) {
            throw new Refused("type", "文件“" + name + "”后面藏有压缩包");
        }
        return type;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private String detected(byte[] head) throws IOException {
        try (InputStream in = new BufferedInputStream(new java.io.ByteArrayInputStream(head))) {
            return types.detect(in, new Metadata()).toString();
        }
    }

    static boolean isProgram(byte[] head) {
        return begins(head, "MZ")
                || begins(head, "\u007fELF")
                || begins(head, "#!")
                || begins(head, "\u00ca\u00fe\u00ba\u00be");
    }

    private static FileType typeOf(String name, Path file, String found, byte[] head) throws IOException, Refused {
        if (PACKED.contains(found)) {
            return PackedFile.typeOf(name, file);
        }
        if (COMPOUND.contains(found)) {
            return CompoundFile.typeOf(name, file);
        }
        if (found.equals("application/pdf") && !begins(head, "%PDF-")) {
            throw unsupported(name);
        }
        return switch (found) {
            case "text/plain", "text/csv" -> text(name, file);
            case "application/xhtml+xml" -> FileType.HTML;
            case "video/quicktime", "application/mp4", "video/x-m4v" -> FileType.MP4;
            default -> FileType.of(found).orElseThrow(() -> unsupported(name));
        };
    }

    private static FileType text(String name, Path file) throws IOException, Refused {
        FileType named = FileType.named(name).orElseThrow(() -> unsupported(name));
        if (!named.kind().equals("text") || !isText(file)) {
            throw named.kind().equals("text")
                    ? unsupported(name)
                    : new Refused("type", "文件“" + name + "”的扩展名与内容不符，内容是文本");
        }
        return named;
    }

    /** In the encodings that are read here. The head may end inside a character. */
    private static boolean isText(Path file) throws IOException {
        byte[] head = head(file);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            CharsetDecoder decoder = charset.newDecoder();
            for (int cut = 0; cut < 4 && cut < head.length; cut++) {
                try {
                    return decoder.decode(ByteBuffer.wrap(head, 0, head.length - cut))
                            .chars()
                            .allMatch(c -> c >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == 0x0c);
                } catch (CharacterCodingException e) {
                    decoder.reset();
                }
            }
        }
        return false;
    }

    private static boolean isArchive(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            return zip.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    static Refused unsupported(String name) {
        return new Refused("type", "文件“" + name + "”的类型不受支持，" + TAKEN);
    }

    private static boolean begins(byte[] head, String latin) {
        byte[] start = latin.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= start.length && java.util.Arrays.equals(head, 0, start.length, start, 0, start.length);
    }
}
