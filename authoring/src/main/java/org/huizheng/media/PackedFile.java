package org.huizheng.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Unpacks an archive to look at it, archives in it too, and stops when it grows beyond reason. */
final class PackedFile {

    private static final Charset NAMES = Charset.forName("GB18030");
    private static final int MOST_ENTRIES = 10_000;
    private static final int DEEPEST = 3;
    private static final long MOST_UNPACKED = 2L << 30;
    private static final long MODEST = 32L << 20;
    private static final int MOST_RATIO = 200;

    private final String name;
    private final long packed;
    private final Set<String> roots = new HashSet<>();
    private long unpacked;
    private int entries;

    private PackedFile(String name, long packed) {
        this.name = name;
        this.packed = packed;
    }

    static FileType typeOf(String name, Path file) throws IOException, Refused {
        PackedFile look = new PackedFile(name, java.nio.file.Files.size(file));
        try (ZipFile zip = new ZipFile(file.toFile(), NAMES)) {
            for (var all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                look.enter(entry);
                try (InputStream in = zip.getInputStream(entry)) {
                    look.read(in, 1);
                }
                look.roots.add(entry.getName().replaceAll("/.*", ""));
            }
        } catch (ZipException e) {
            throw look.damaged();
        }
        return look.type();
    }

    private void enter(ZipEntry entry) throws Refused {
        String path = entry.getName();
        if (++entries > MOST_ENTRIES) {
            throw new Refused("archive-bomb", "压缩包“" + name + "”里的文件超过 " + MOST_ENTRIES + " 个");
        }
        if (path.startsWith("/") || path.contains("\\") || ("/" + path + "/").contains("/../")) {
            throw new Refused("type", "压缩包“" + name + "”里有指向别处的文件名");
        }
        if (path.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
            throw new Refused("macro", "文件“" + name + "”含有宏，不能上传");
        }
    }

    private void read(InputStream in, int depth) throws IOException, Refused {
        byte[] head = in.readNBytes(4);
        count(head.length);
        if (Inspection.isProgram(head)) {
            throw new Refused("executable", "压缩包“" + name + "”里有可执行程序，不能上传");
        }
        if (head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            nested(new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(head), in), depth + 1);
            return;
        }
        drain(in);
    }

    private void nested(InputStream in, int depth) throws IOException, Refused {
        if (depth > DEEPEST) {
            throw new Refused("archive-bomb", "压缩包“" + name + "”套了太多层");
        }
        try {
            ZipInputStream zip = new ZipInputStream(in, NAMES);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                enter(entry);
                read(zip, depth);
            }
        } catch (ZipException e) {
            throw damaged();
        }
        drain(in);
    }

    private void drain(InputStream in) throws IOException, Refused {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            count(n);
        }
    }

    private void count(int bytes) throws Refused {
        unpacked += bytes;
        if (unpacked > MOST_UNPACKED || unpacked > MODEST && unpacked / MOST_RATIO > packed) {
            throw new Refused("archive-bomb", "压缩包“" + name + "”解开后大得不合常理，不能上传");
        }
    }

    private Refused damaged() {
        return new Refused("damaged", "文件“" + name + "”是损坏或加密的压缩包");
    }

    private FileType type() {
        if (roots.contains("OFD.xml")) {
            return FileType.OFD;
        }
        if (!roots.contains("[Content_Types].xml")) {
            return FileType.ZIP;
        }
        return roots.contains("word")
                ? FileType.DOCX
                : roots.contains("xl") ? FileType.XLSX : roots.contains("ppt") ? FileType.PPTX : FileType.ZIP;
    }
}
