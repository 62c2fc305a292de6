package org.huizheng.render;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;

/** A worker in a process of its own that empties the queue, or dies on the way at the step it was told. */
public final class CrashingWorker {

    private CrashingWorker() {}

    /** Arguments: JDBC address, user, password, directory of pages, directory of blobs. */
    public static void main(String[] args) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setUsername(args[1]);
        config.setPassword(args[2]);
        config.setMaximumPoolSize(2);
        try (HikariDataSource worker = new HikariDataSource(config)) {
            Engine engine = new Engine(
                    worker,
                    new FilePageStore(Path.of(args[3])),
                    new FileBlobStore(Path.of(args[4])),
                    SmallSite.SEAL,
                    new SmallSite.Hand(),
                    "crashing",
                    () -> {},
                    Set.of());
            MakePage makePage = new MakePage(engine, engine.maker());
            for (List<RenderQueue.Task> tasks = engine.queue.claim(4);
                    !tasks.isEmpty();
                    tasks = engine.queue.claim(4)) {
                tasks.forEach(makePage::perform);
            }
        }
    }
}
