package org.huizheng.media;

import java.util.regex.Pattern;
import org.huizheng.kernel.Blockers;

/** What may be said of a file. */
final class MediaRules {

    /** No folders, no leading dot, nothing invisible that could turn a name around. */
    private static final Pattern NAME = Pattern.compile("[^/\\\\:\\p{Cntrl}\\p{Cf}.][^/\\\\:\\p{Cntrl}\\p{Cf}]{0,199}");

    private static final Pattern MAP_NUMBER = Pattern.compile("|[\\p{L}\\p{N}()（）〔〕\\[\\]〔〕 号-]{4,60}");

    private MediaRules() {}

    static Blockers name(String name) {
        return new Blockers()
                .require(NAME.matcher(name).matches(), "name", "文件名不能为空、含路径或控制字符，不超过 200 字")
                .plain("name", "文件名", name);
    }

    static Blockers text(String name, String alt, String mapNumber) {
        return name(name)
                .require(alt.length() <= 500, "alt", "替代文字不能超过 500 字")
                .plain("alt", "替代文字", alt)
                .require(MAP_NUMBER.matcher(mapNumber).matches(), "mapNumber", "审图号应如 GS(2026)1234号");
    }
}
