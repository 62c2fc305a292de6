package org.huizheng.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Hashes;

/** The files an import may take: regular ones inside the import file's own folder, reached through no link. */
final class AttachmentFiles {

    private static final long MOST_BYTES = 512L << 20;

    private final Path folder;

    AttachmentFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    List<ImportLine.File> read(List<Object> attachments) {
        List<ImportLine.File> files = new ArrayList<>();
        for (Object attachment : attachments) {
            files.add(file(attachment));
        }
        return List.copyOf(files);
    }

    private ImportLine.File file(Object attachment) {
        LineFields fields = new LineFields(
                switch (attachment) {
                    case String path -> Map.of("file", path);
                    case Map<?, ?> map -> named(map);
                    default -> throw new Refusal("attachments 的每一项应当有 file 和 name");
                });
        String reference = fields.required("file", 500);
        Path path = inside(reference);
        String name = fields.optional("name", 200);
        try {
            return new ImportLine.File(
                    name.isEmpty() ? String.valueOf(path.getFileName()) : name,
                    reference,
                    path,
                    size(path, reference),
                    hash(path));
        } catch (IOException e) {
            throw new Refusal("附件 " + LineFields.shown(reference) + " 无法读取");
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        if (!Set.of("file", "name").containsAll(map.keySet())) {
            throw new Refusal("attachments 只认识 file 和 name");
        }
        @SuppressWarnings("unchecked") // a JSON object has text keys
        Map<String, Object> fields = (Map<String, Object>) map;
        return fields;
    }

    private Path inside(String reference) {
        Path relative = relative(reference);
        Path path = folder;
        for (Path part : relative) {
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                throw new Refusal("附件 " + LineFields.shown(reference) + " 经过符号链接，不予导入");
            }
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal("附件 " + LineFields.shown(reference) + " 不存在");
        }
        return path;
    }

    private static Path relative(String reference) {
        try {
            Path relative = Path.of(reference);
            boolean climbs = false;
            for (Path part : relative) {
                climbs |= part.toString().equals("..");
            }
            if (!relative.isAbsolute() && !climbs && !reference.contains("\\")) {
                return relative.normalize();
            }
        } catch (InvalidPathException e) {
            throw new Refusal("附件路径 " + LineFields.shown(reference) + " 不合规则");
        }
        throw new Refusal("附件 " + LineFields.shown(reference) + " 不在导入文件所在的文件夹内");
    }

    private static long size(Path path, String reference) throws IOException {
        long size = Files.size(path);
        if (size > MOST_BYTES) {
            throw new Refusal("附件 " + LineFields.shown(reference) + " 超过 " + (MOST_BYTES >> 20) + " MiB");
        }
        return size;
    }

    private static String hash(Path path) throws IOException {
        MessageDigest digest = Hashes.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Hashes.hex(digest.digest());
    }
}
