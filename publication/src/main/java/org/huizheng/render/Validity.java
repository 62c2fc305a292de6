package org.huizheng.render;

import java.util.Map;

/** 有效性 in the words citizens read (发展指引: amended, abolished and expired files are marked as such). */
final class Validity {

    private static final Map<String, String> NAMES =
            Map.of("valid", "现行有效", "amended", "已修改", "repealed", "已废止", "expired", "已失效");

    private Validity() {}

    static String name(String code) {
        return NAMES.getOrDefault(code, "");
    }
}
