package org.huizheng.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleasedThemes;

/** Makes a new version of a theme with some templates or fragments changed; sites go on with what they have. */
public final class EditTheme {

    private static final int LONGEST_REMARK = 200;

    private final ScopedTransactions transactions;
    private final ThemeVersions versions;
    private final ReleasedThemes released;
    private final PublishTheme publish;
    private final PublishTheme.Check check;
    private final Permissions permissions;
    private final AuditTrail audit;

    EditTheme(
            ScopedTransactions transactions,
            ThemeVersions versions,
            ReleasedThemes released,
            PublishTheme publish,
            PublishTheme.Check check,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.versions = versions;
        this.released = released;
        this.publish = publish;
        this.check = check;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** What is wrong with a file; line 0 means the whole of it. */
    public record Mistake(String file, int line, String reason) {}

    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, "theme.fragment", Permissions.Where.PLATFORM).stream()
                .toList();
    }

    /** One mistake of each changed file, and what is wrong with the whole. Nothing is made. */
    public List<Mistake> mistakes(String theme, long base, Map<String, String> files) {
        require(theme, base);
        List<Mistake> mistakes = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            mistakes.addAll(mistakes(base, Map.of(file.getKey(), file.getValue())));
        }
        return mistakes.isEmpty() && files.size() > 1 ? mistakes(base, files) : mistakes;
    }

    private List<Mistake> mistakes(long base, Map<String, String> files) {
        try {
            Map<String, String> all = new TreeMap<>(released.sources(base));
            all.putAll(checked(files));
            check.check(all);
            return List.of();
        } catch (Problem e) {
            return mistakes(e, files.keySet());
        }
    }

    static List<Mistake> mistakes(Problem e, Set<String> files) {
        Map<String, Object> m = e.members();
        if (m.get("reasons") instanceof List<?> reasons) {
            return reasons.stream()
                    .map(String::valueOf)
                    .map(reason -> new Mistake(file(reason, files), 0, reason))
                    .toList();
        }
        return List.of(new Mistake(
                m.get("file") instanceof String file ? file : files.iterator().next(),
                m.get("line") instanceof Integer line ? line : 0,
                m.get("reason") instanceof String reason ? reason : String.valueOf(e.getMessage())));
    }

    private static String file(String reason, Set<String> files) {
        return files.stream()
                .filter(reason::startsWith)
                .findFirst()
                .orElse(files.iterator().next());
    }

    /**
     * @param base the version the editor saw, which must be the newest
     * @param files new sources by path
     * @return the new version's id
     * @throws Problem {@code template-refused} with file, line and reason
     */
    public long perform(Actor actor, String theme, long base, Map<String, String> files, String remark) {
        permissions.require(actor, "theme.fragment", Permissions.Where.PLATFORM);
        new Blockers()
                .require(!files.isEmpty(), "files", "没有改动")
                .require(remark.length() <= LONGEST_REMARK, "remark", "说明不超过 " + LONGEST_REMARK + " 字")
                .plain("remark", "说明", remark)
                .refuse();
        Map<String, String> changed = checked(files);
        return transactions.write(SiteScope.everySite(), () -> {
            versions.lock(theme);
            ThemeVersion current = versions.current(theme).orElseThrow(() -> Problem.notFound("主题“" + theme + "”尚未安装"));
            if (current.id() != base) {
                throw new Problem(
                        "conflict",
                        409,
                        "主题刚被“" + current.by() + "”改过，现在是第 " + current.number() + " 版，请对照后重试",
                        Map.of("theirs", current, "version", current.id()));
            }
            long id = publish.revise(theme, base, changed);
            if (id != base) {
                versions.install(actor, theme, versions.title(theme), current.label(), id);
                versions.keep(actor, theme, id, current.label(), remark, base, current.form());
                audit.record(
                        actor,
                        "editTheme",
                        null,
                        "theme:" + theme,
                        Map.of("themeVersion", id, "from", base, "files", changed.keySet()));
            }
            return id;
        });
    }

    private void require(String theme, long base) {
        if (versions.find(theme, base).isEmpty()) {
            throw Problem.notFound("主题“" + theme + "”没有这个版本");
        }
    }

    private static Map<String, String> checked(Map<String, String> files) {
        Map<String, String> checked = new TreeMap<>();
        files.forEach((path, source) -> {
            byte[] bytes = source.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            ThemeRules.check(path, bytes.length, 0);
            if (!path.endsWith(".peb")) {
                throw ThemeRules.refused(path, "在这里只能改模板和片段");
            }
            checked.put(path, source);
        });
        return checked;
    }
}
