package org.huizheng.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.huizheng.hant.KeptWords;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishWords;
import org.huizheng.release.ReleasedWords;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says which words the traditional version of every site keeps, or writes its own way; a site's own words come before them. */
public final class SetKeptWords {

    private static final String PERMISSION = "site.words";
    private static final int MOST_NOTED = 50;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final PublishWords publish;

    SetKeptWords(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Permissions permissions,
            AuditTrail audit,
            PublishWords publish) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.publish = publish;
    }

    public ReleasedWords now() {
        return ReleasedWords.of(jdbc);
    }

    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, PERMISSION, Where.PLATFORM).stream().toList();
    }

    /**
     * @param version the version the editor saw
     * @param lines as {@link KeptWords} reads them
     */
    public void perform(Actor actor, long version, List<String> lines) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        var _ = new KeptWords(lines);
        transactions.write(SiteScope.everySite(), () -> {
            ReleasedWords before = now();
            if (!publish.perform(lines, version)) {
                throw new Problem(
                        "conflict", 409, "各站共用的词刚被他人修改，请刷新后重试", Map.of("theirs", before, "version", before.version()));
            }
            audit.record(
                    actor,
                    "setKeptWords",
                    null,
                    "words",
                    Map.of(
                            "words", lines.size(),
                            "added", without(lines, before.lines()),
                            "removed", without(before.lines(), lines)));
        });
    }

    private static List<String> without(Collection<String> some, Collection<String> others) {
        return some.stream()
                .filter(word -> !others.contains(word))
                .limit(MOST_NOTED)
                .toList();
    }
}
