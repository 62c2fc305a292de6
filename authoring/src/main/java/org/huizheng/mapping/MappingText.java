package org.huizheng.mapping;

import org.huizheng.release.Mapping;

/** A mapping as someone writes it. */
public record MappingText(
        Mapping.Match match, String source, Mapping.Kind kind, int status, String target, int ordinal, String note) {

    public static MappingText redirect(String source, String target) {
        return new MappingText(Mapping.Match.EXACT, source, Mapping.Kind.REDIRECT, 301, target, 0, "");
    }

    static MappingText of(Mapping m) {
        return new MappingText(m.match(), m.source(), m.kind(), m.status(), m.target(), m.ordinal(), m.note());
    }

    /** The source is what it is known by and stays. */
    MappingText at(Mapping m) {
        return new MappingText(m.match(), m.source(), kind, status, target, ordinal, note);
    }
}
