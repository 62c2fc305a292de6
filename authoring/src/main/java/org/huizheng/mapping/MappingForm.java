package org.huizheng.mapping;

import java.util.Optional;
import org.huizheng.kernel.Blockers;
import org.huizheng.page.MappingRules;
import org.huizheng.release.Mapping;
import org.huizheng.release.OldAddress;

/** Turns what was written into what is stored, or says in words what is wrong with it. */
final class MappingForm {

    private static final int LONGEST_NOTE = 200;

    private final Targets targets;

    MappingForm(Targets targets) {
        this.targets = targets;
    }

    Mapping checked(MappingText text, Blockers blockers) {
        Mapping.Kind kind = text.kind();
        String target = "";
        if (kind.leads()) {
            blockers.require(!text.target().isBlank(), "target", "没有写新地址");
            target = text.target().isBlank() ? "" : targets.checked(text.target(), blockers);
        } else {
            blockers.require(text.target().isBlank(), "target", "“已撤”和“未定”的旧地址没有新地址");
        }
        blockers.require(text.status() == 301 || text.status() == 302, "status", "转到新地址的状态码只能是 301 或 302")
                .require(text.note().length() <= LONGEST_NOTE, "note", "备注不超过 " + LONGEST_NOTE + " 字")
                .plain("note", "备注", text.note());
        int status = kind.leads() ? text.status() : 301;
        String source = source(text, blockers);
        return new Mapping(
                0,
                text.match(),
                source,
                kind,
                status,
                target,
                text.ordinal(),
                text.note().strip());
    }

    private static String source(MappingText text, Blockers blockers) {
        if (text.match() == Mapping.Match.PATTERN) {
            String pattern = text.source().strip();
            MappingRules.refusal(pattern).ifPresent(reason -> blockers.require(false, "source", reason));
            return pattern;
        }
        Optional<String> source = OldAddress.of(text.source()).map(OldAddress::text);
        blockers.require(
                source.isPresent(),
                "source",
                "旧地址“" + Targets.shown(text.source()) + "”写得不对：应以 / 开头，不含 //、..、反斜杠和控制字符，不超过 1000 字");
        blockers.require(
                text.match() != Mapping.Match.PREFIX || !source.equals(Optional.of("/")),
                "source",
                "前缀不能只是 /，那会拦下整个站点");
        return source.orElse("");
    }
}
