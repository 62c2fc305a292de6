package org.huizheng.console.operations;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.huizheng.backup.BackUp;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Background;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.process.DataHome;
import org.springframework.beans.factory.ObjectProvider;

/** Backs up the product that performs it; without a directory, into a new one beside the data directory. */
final class BackUpProduct implements Operation {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private final ObjectProvider<EmbeddedPostgres> server;
    private final DataHome home;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    BackUpProduct(
            ObjectProvider<EmbeddedPostgres> server,
            DataHome home,
            ScopedTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.server = server;
        this.home = home;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public Background background() {
        return new Background("备份", "system.backup", "startBackUp");
    }

    @Override
    public List<Blocker> blockers() {
        return server.getIfAvailable() == null
                ? List.of(new Blocker("external-database", "使用外部数据库时请用数据库自己的工具备份，并另外复制数据目录中的 blobs 与 pages"))
                : List.of();
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        EmbeddedPostgres postgres = server.getIfAvailable();
        if (postgres == null) {
            throw Problem.conflict(blockers().getFirst().reason());
        }
        Path target = arguments.raw("directory") == null ? beside() : arguments.path("directory");
        if (target.startsWith(home.root())) {
            throw Problem.invalid("备份目录不能在数据目录之内");
        }
        progress.at("备份数据库", 0, 0);
        int files = new BackUp(postgres, home.root()).perform(target, done -> progress.at("备份附件与页面", done, 0));
        transactions.write(
                SiteScope.everySite(),
                () -> audit.record(
                        Operator.actor(),
                        "backUp",
                        null,
                        "backup:product",
                        Map.of("directory", String.valueOf(target.getFileName()), "files", files)));
        return Outcome.done(
                "已备份到 " + target + "：数据库和 " + files + " 个文件", Map.of("directory", target.toString(), "files", files));
    }

    private Path beside() {
        Path data = home.root().toAbsolutePath().normalize();
        return data.resolveSibling(data.getFileName() + "-backups").resolve(NAME.format(clock.instant()));
    }
}
