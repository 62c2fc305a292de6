package org.huizheng.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages one rebuild had to leave out, with their reasons. When they are many and more than those made, the theme itself
 * must be wrong and the rebuild ends: a release without pages is not served instead of one that stands.
 */
final class Refusals {

    private static final int ENOUGH = 200;

    private final List<String> reasons = new ArrayList<>();
    private int made;

    synchronized void made() {
        made++;
    }

    /** @throws PageRefused with the first reason when this is one too many */
    synchronized void add(String page, @Nullable String reason) {
        reasons.add(page + "：" + reason);
        if (reasons.size() >= ENOUGH && reasons.size() > made) {
            throw new PageRefused("已有 " + reasons.size() + " 个页面不能生成，多于能生成的，已停止，原来的页面不变；第一个是 " + reasons.getFirst());
        }
    }

    synchronized List<String> reasons() {
        return List.copyOf(reasons);
    }
}
