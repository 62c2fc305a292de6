package org.huizheng.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/** A password in a file of its own. What every user of the machine may read is no secret, and is not taken for one. */
public final class SecretFile {

    private SecretFile() {}

    /** @throws Problem when it cannot be read, or anyone may read it */
    public static String read(Path file) {
        try {
            String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (isOpenToOthers(file)) {
                throw problem("密码文件 " + file + " 任何用户都能读取，请执行 chmod 600 " + file);
            }
            return secret;
        } catch (IOException e) {
            throw problem("读不了密码文件 " + file + "，请检查路径与权限");
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
    }

    private static Problem problem(String sentence) {
        return new Problem("secret-file", 500, sentence);
    }
}
