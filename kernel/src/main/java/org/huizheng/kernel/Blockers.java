package org.huizheng.kernel;

import java.util.ArrayList;
import java.util.List;

/** Collects every reason at once: an editor mends a form in one go, not reason by reason. */
public final class Blockers {

    private final List<Blocker> reasons = new ArrayList<>();

    public Blockers require(boolean holds, String code, String reason) {
        if (!holds) {
            reasons.add(new Blocker(code, reason));
        }
        return this;
    }

    /** Refuses what no text of a page may carry: server-side includes and control characters. */
    public Blockers plain(String code, String label, String text) {
        return require(
                !text.contains("<!--#") && text.chars().noneMatch(c -> c < 0x20 && c != '\n' && c != '\t' && c != '\r'),
                code,
                "“" + label + "”含有不允许的内容（控制字符或 <!--# 指令）");
    }

    public Blockers add(List<Blocker> more) {
        reasons.addAll(more);
        return this;
    }

    public List<Blocker> list() {
        return List.copyOf(reasons);
    }

    /** @throws Problem naming every reason, when there is one */
    public void refuse() {
        if (!reasons.isEmpty()) {
            throw Problem.blocked(list());
        }
    }
}
