package org.huizheng.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.Roles;

/** The passwords of the product's roles, in a file only its owner can read. */
public record RolePasswords(Map<String, String> byRole) {

    static final List<String> ROLES = List.of(Roles.OWNER, Roles.CONSOLE, Roles.WORKER, Roles.PORTAL);

    public RolePasswords {
        byRole = Map.copyOf(byRole);
    }

    /** Reads the file, completing it with random passwords for roles it lacks. */
    public static RolePasswords in(Path file) {
        try {
            Map<String, String> passwords = new TreeMap<>(Files.exists(file) ? read(file) : Map.of());
            if (!passwords.keySet().containsAll(ROLES)) {
                ROLES.forEach(role -> passwords.computeIfAbsent(role, r -> PrivateFiles.randomPassword()));
                Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
                if (!Files.exists(directory)) {
                    PrivateFiles.directory(directory);
                }
                PrivateFiles.write(file, text(passwords));
            }
            return new RolePasswords(passwords);
        } catch (IOException e) {
            throw StartProblems.of(file, e);
        }
    }

    public String of(String role) {
        String password = byRole.get(role);
        if (password == null) {
            throw new Problem("database-password-missing", 500, "没有数据库角色 " + role + " 的口令");
        }
        return password;
    }

    @Override
    public String toString() {
        return "RolePasswords" + byRole.keySet();
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        return lines.stringPropertyNames().stream().collect(Collectors.toMap(n -> n, lines::getProperty));
    }

    private static String text(Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
