package org.huizheng.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to be root. A root process enters a user namespace, where it is nobody and its files stay root's;
 * where that is forbidden it becomes nobody in earnest.
 */
record Unprivileged(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    static Unprivileged choose(Path home) throws IOException {
        int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (uid != 0) {
            return new Unprivileged(List.of(), uid);
        }
        if (namespacesAllowed()) {
            return new Unprivileged(List.of("unshare", "-U"), 0);
        }
        requireTraversable(home);
        String nobody = String.valueOf(NOBODY);
        return new Unprivileged(List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups"), NOBODY);
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Out of the terminal's process group: Ctrl-C reaches us, and we stop the server last. */
    List<String> detached(List<String> program) {
        List<String> command = new ArrayList<>(Command.exists("setsid") ? List.of("setsid") : List.of());
        command.addAll(command(program));
        return command;
    }

    void own(Path root) throws IOException {
        if (owner(root) == owner) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean namespacesAllowed() {
        try {
            Command probe = Command.run(List.of("unshare", "-U", "id", "-u"));
            return probe.ok() && !probe.output().strip().equals("0");
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static void requireTraversable(Path home) throws IOException {
        for (Path path = home; path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw StartProblems.unreachableForNobody(path);
            }
        }
    }
}
