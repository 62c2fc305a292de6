package org.huizheng.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path into the home. */
record Binaries(Path root) {

    static final String MAJOR = "18";
    private static final String PREFIX = "postgresql-";

    static Binaries in(Path home) throws IOException {
        URL archive = archive();
        Path root = home.resolve(PREFIX + MAJOR + "-" + archive.openConnection().getContentLengthLong());
        if (!Files.exists(root)) {
            removeOthers(home);
            Path part = home.resolve(PREFIX + "part");
            unpack(archive, part);
            Files.move(part, root, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(root);
    }

    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        String platform = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
        String name =
                switch (platform.toLowerCase(Locale.ROOT)) {
                    case "linux-amd64", "linux-x86_64" -> "/postgres-linux-x86_64.txz";
                    case "linux-aarch64" -> "/postgres-linux-arm_64.txz";
                    default -> throw StartProblems.noBinaries(platform);
                };
        URL archive = Binaries.class.getResource(name);
        if (archive == null) {
            throw StartProblems.noBinaries(platform);
        }
        return archive;
    }

    private static void removeOthers(Path home) throws IOException {
        try (var old = Files.newDirectoryStream(home, PREFIX + "*")) {
            for (Path directory : old) {
                PrivateFiles.deleteTree(directory);
            }
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        directory(target);
        try (var raw = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                unpack(entry, tar, path);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream bytes, Path path) throws IOException {
        if (entry.isDirectory()) {
            directory(path);
            return;
        }
        directory(Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(bytes, path);
            mode(path, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static void directory(Path path) throws IOException {
        Files.createDirectories(path);
        mode(path, "rwxr-xr-x");
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
