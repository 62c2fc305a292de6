package org.huizheng.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, in the words of the person who must act on it (RFC 9457). {@code type} is the last part of an English
 * type URI, {@code getMessage()} the Chinese detail; {@code members} are extension members.
 */
public final class Problem extends RuntimeException {

    private final String type;
    private final int status;
    private final transient Map<String, Object> members;

    public Problem(String type, int status, String detail, Map<String, ?> members) {
        super(detail);
        this.type = type;
        this.status = status;
        this.members = new LinkedHashMap<>(members);
    }

    public Problem(String type, int status, String detail) {
        this(type, status, detail, Map.of());
    }

    public static Problem notFound(String detail) {
        return new Problem("not-found", 404, detail);
    }

    public static Problem invalid(String detail) {
        return new Problem("invalid", 400, detail);
    }

    public static Problem conflict(String detail) {
        return new Problem("conflict", 409, detail);
    }

    /** A verb that may not run now; the same reasons disable its button. */
    public static Problem blocked(List<Blocker> blockers) {
        return new Problem(
                "blocked",
                409,
                String.join("；", blockers.stream().map(Blocker::reason).toList()),
                Map.of("blockers", blockers));
    }

    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    public Map<String, Object> members() {
        return members;
    }
}
