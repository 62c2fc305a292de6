package org.huizheng.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/** The data directory: made once, whole or not at all, with its superuser's password in a file only we can read. */
record Cluster(EmbeddedSettings settings, Binaries binaries, Unprivileged unprivileged) {

    static final String SUPERUSER = "postgres";

    /** @return the superuser's password, set anew when its file was lost or the data came from a backup */
    String prepare() throws IOException {
        Path secret = settings.superuserSecret();
        boolean known = Files.exists(secret);
        if (!known) {
            PrivateFiles.write(secret, PrivateFiles.randomPassword());
        }
        String password = Files.readString(secret).strip();
        if (!Files.exists(settings.data())) {
            make(password);
        } else {
            requireVersion();
            unprivileged.own(settings.data());
            new Orphans(settings.data()).stop();
            if (!known) {
                change(password);
            }
        }
        return password;
    }

    ServerProcess serve(int port) throws IOException {
        return ServerProcess.start(settings, binaries, unprivileged, port);
    }

    private void make(String password) throws IOException {
        Path part = settings.home().resolve("data.part");
        Path passwordFile = settings.home().resolve("initdb.secret");
        PrivateFiles.deleteTree(part);
        PrivateFiles.directory(part);
        try {
            PrivateFiles.write(passwordFile, password);
            unprivileged.own(part);
            unprivileged.own(passwordFile);
            require("initdb", Command.run(unprivileged.command(initdb(part, passwordFile))));
            Files.move(part, settings.data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private List<String> initdb(Path data, Path passwordFile) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--lc-messages=C",
                "--data-checksums");
    }

    private void requireVersion() throws IOException {
        Path file = settings.data().resolve("PG_VERSION");
        String found = Files.exists(file) ? Files.readString(file).strip() : "?";
        if (!found.equals(Binaries.MAJOR)) {
            throw StartProblems.otherVersion(settings.data(), found, Binaries.MAJOR);
        }
    }

    private void change(String password) throws IOException {
        try {
            String verifier = PasswordUtil.encodeScramSha256(password.toCharArray());
            String sql = "alter role " + SUPERUSER + " with login superuser password '" + verifier + "'\n";
            var single = List.of(
                    binaries.program("postgres"),
                    "--single",
                    "-D",
                    settings.data().toString(),
                    "postgres");
            Command result = Command.run(unprivileged.command(single), sql);
            require("postgres --single", result);
            if (result.output().contains("ERROR:")) {
                throw StartProblems.failed(settings.home(), "postgres --single", result.output());
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(settings.superuserSecret());
            throw e;
        }
    }

    private void require(String step, Command result) {
        if (!result.ok()) {
            throw StartProblems.failed(settings.home(), step, result.output());
        }
    }
}
