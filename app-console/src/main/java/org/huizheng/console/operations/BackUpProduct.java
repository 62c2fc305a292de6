package org.huizheng.console.operations;

import java.nio.file.Path;
import java.util.Map;
import org.huizheng.backup.BackUp;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.kernel.Problem;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.process.DataHome;
import org.springframework.beans.factory.ObjectProvider;

/** Backs up the product that performs it. */
final class BackUpProduct implements Operation {

    private final ObjectProvider<EmbeddedPostgres> server;
    private final DataHome home;

    BackUpProduct(ObjectProvider<EmbeddedPostgres> server, DataHome home) {
        this.server = server;
        this.home = home;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        Path target = arguments.path("directory");
        EmbeddedPostgres postgres = server.getIfAvailable();
        if (postgres == null) {
            throw Problem.conflict("使用外部数据库时请用数据库自己的工具备份，并另外复制数据目录中的 blobs 与 pages");
        }
        if (target.startsWith(home.root())) {
            throw Problem.invalid("备份目录不能在数据目录之内");
        }
        progress.at("备份数据库", 0, 0);
        int files = new BackUp(postgres, home.root()).perform(target, done -> progress.at("备份附件与页面", done, 0));
        return Outcome.done(
                "已备份到 " + target + "：数据库和 " + files + " 个文件", Map.of("directory", target.toString(), "files", files));
    }
}
