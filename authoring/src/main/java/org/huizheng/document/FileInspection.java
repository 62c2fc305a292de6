package org.huizheng.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.huizheng.document.NewAttachment.Content;

/** Says by its bytes what a file is; its name only decides between kinds that share their bytes, and must not contradict. */
final class FileInspection {

    private static final int HEAD = 8192;

    private FileInspection() {}

    /** Why a file is not taken, in the editor's words. */
    static final class Refused extends Exception {
        Refused(String reason) {
            super(reason);
        }
    }

    static MediaType inspect(String name, Content content) throws IOException, Refused {
        byte[] head;
        try (InputStream in = content.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new Refused("文件“" + name + "”是空的");
        }
        String extension = extension(name);
        MediaType type = byBytes(head, name, extension, content);
        boolean sameFamily =
                type.isImage() && Arrays.stream(MediaType.values()).anyMatch(t -> t.isImage() && t.isNamed(extension));
        if (!type.isNamed(extension) && !sameFamily) {
            throw new Refused("文件“" + name + "”的扩展名与内容不符，内容是 " + type.extension());
        }
        return type;
    }

    private static MediaType byBytes(byte[] head, String name, String extension, Content content)
            throws IOException, Refused {
        if (begins(head, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a)) {
            return MediaType.PNG;
        }
        if (begins(head, 0, 0xff, 0xd8, 0xff)) {
            return MediaType.JPEG;
        }
        if (begins(head, 0, 'G', 'I', 'F', '8')) {
            return MediaType.GIF;
        }
        if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P')) {
            return MediaType.WEBP;
        }
        if (begins(head, 0, '%', 'P', 'D', 'F', '-')) {
            return MediaType.PDF;
        }
        if (begins(head, 4, 'f', 't', 'y', 'p')) {
            return MediaType.MP4;
        }
        if (begins(head, 0, 'P', 'K', 3, 4)) {
            return packed(name, content);
        }
        if (begins(head, 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
            return Arrays.stream(new MediaType[] {MediaType.DOC, MediaType.XLS, MediaType.PPT})
                    .filter(t -> t.isNamed(extension))
                    .findFirst()
                    .orElseThrow(() -> unsupported(name));
        }
        return text(head, name, extension);
    }

    private static MediaType packed(String name, Content content) throws IOException, Refused {
        Set<String> folders = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(content.open(), Charset.forName("GB18030"))) {
            for (int i = 0; i < 2_000; i++) {
                var entry = zip.getNextEntry();
                if (entry == null) {
                    break;
                }
                String path = entry.getName();
                if (path.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    throw new Refused("文件“" + name + "”含有宏，不能上传");
                }
                folders.add(path.contains("/") ? path.substring(0, path.indexOf('/')) : path);
            }
        } catch (ZipException e) {
            throw new Refused("文件“" + name + "”是损坏或加密的压缩包");
        }
        if (folders.contains("[Content_Types].xml")) {
            return folders.contains("word")
                    ? MediaType.DOCX
                    : folders.contains("xl")
                            ? MediaType.XLSX
                            : folders.contains("ppt") ? MediaType.PPTX : MediaType.ZIP;
        }
        return folders.contains("OFD.xml") ? MediaType.OFD : MediaType.ZIP;
    }

    private static MediaType text(byte[] head, String name, String extension) throws Refused {
        String text = decoded(head, name).stripLeading();
        String lower = text.toLowerCase(Locale.ROOT);
        if (extension.equals("svg")
                && (lower.startsWith("<svg") || lower.startsWith("<?xml") || lower.startsWith("<!--"))) {
            return MediaType.SVG;
        }
        if (lower.startsWith("<")
                || lower.startsWith("#!")
                || text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0x0c)) {
            throw unsupported(name);
        }
        if (extension.equals("txt")) {
            return MediaType.TXT;
        }
        if (extension.equals("csv")) {
            return MediaType.CSV;
        }
        throw unsupported(name);
    }

    private static String decoded(byte[] head, String name) throws Refused {
        int start = begins(head, 0, 0xef, 0xbb, 0xbf) ? 3 : 0;
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            // the head may end inside a character
            for (int cut = 0; cut < 4 && head.length - start - cut > 0; cut++) {
                try {
                    return charset.newDecoder()
                            .decode(ByteBuffer.wrap(head, start, head.length - start - cut))
                            .toString();
                } catch (CharacterCodingException e) {
                    continue;
                }
            }
        }
        throw unsupported(name);
    }

    private static Refused unsupported(String name) {
        return new Refused("文件“" + name + "”的类型不受支持，可上传图片、PDF、Office、OFD、ZIP、MP4、TXT、CSV 文件");
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean begins(byte[] head, int at, int... bytes) {
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes to keep: a drawing is made inert, everything else stays as it is. */
    static InputStream inert(MediaType type, NewAttachment file) throws IOException, Refused {
        if (type != MediaType.SVG) {
            return file.content().open();
        }
        try (InputStream in = file.content().open()) {
            return new ByteArrayInputStream(InertDrawing.of(file.name(), in.readNBytes(InertDrawing.MOST_BYTES + 1)));
        }
    }
}
