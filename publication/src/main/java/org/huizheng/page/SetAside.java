package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.PageStore;
import org.jspecify.annotations.Nullable;

/**
 * The bytes a page is about to replace, until the record of them stands: a second name of their file, beside the tree. Whoever
 * is killed after the file was replaced and before the commit leaves them for who makes the page again. A tree that is no
 * files ends with its process, and needs none.
 */
final class SetAside {

    private static final String ADDED = ".aside";

    private SetAside() {}

    static void put(PageStore.Tree tree, String path, byte[] hash) {
        if (!Files.isDirectory(tree.root())) {
            return;
        }
        Path name = name(tree, hash);
        try {
            Files.createDirectories(directory(tree));
            link(name, tree.root().resolve(PagePath.stored(path)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot set aside " + path, e);
        }
    }

    /** A copy where the file system has no hard links or ends; renamed, so that who is killed leaves no half of one under that name. */
    private static void link(Path name, Path file) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (FileAlreadyExistsException known) {
            return;
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            Path part = name.resolveSibling(name.getFileName() + ".part");
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static byte @Nullable [] get(PageStore.Tree tree, byte[] hash) {
        try {
            byte[] bytes = Files.readAllBytes(name(tree, hash));
            return Arrays.equals(Hashes.sha256(bytes), hash) ? bytes : null;
        } catch (IOException none) {
            return null;
        }
    }

    static void drop(PageStore.Tree tree, byte[] hash) {
        try {
            Files.deleteIfExists(name(tree, hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a release that is removed. */
    static void dropAll(PageStore.Tree tree) {
        Path directory = directory(tree);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(PageStore.Tree tree) {
        return tree.root().resolveSibling(tree.release() + ADDED);
    }

    private static Path name(PageStore.Tree tree, byte[] hash) {
        return directory(tree).resolve(Hashes.hex(hash));
    }
}
