package org.huizheng.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proves a backup by using it: restores it beside, starts it, and reads every block of every table by its checksum. */
public final class VerifyBackup {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and c.relpersistence = 'p'
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by 1
            """;

    private final Path backup;

    public VerifyBackup(Path backup) {
        this.backup = backup;
    }

    /**
     * @param scratch a directory for the copy, removed afterwards
     * @return the rows of each table
     * @throws Problem when it cannot be restored, started or read
     */
    public Map<String, Long> perform(Path scratch, String database) {
        try {
            new RestoreDatabase(backup).perform(scratch);
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(EmbeddedSettings.in(scratch).withSharedBuffers("64MB"))) {
                return readEverything(postgres, database);
            } finally {
                PrivateFiles.deleteTree(scratch);
            }
        } catch (IOException e) {
            throw StartProblems.of(scratch, e);
        } catch (DataAccessException e) {
            throw new Problem(
                    "backup-damaged", 409, "备份无法读出：" + e.getMostSpecificCause().getMessage());
        }
    }

    private static Map<String, Long> readEverything(EmbeddedPostgres postgres, String database) {
        Map<String, Long> rows = new TreeMap<>();
        JdbcClient jdbc = JdbcClient.create(postgres.superuser(database));
        for (String table : jdbc.sql(TABLES).query(String.class).list()) {
            // whole rows, so that what is stored out of line is read too
            rows.put(
                    table,
                    jdbc.sql("select count(md5(t::text)) from " + table + " t")
                            .query(Long.class)
                            .single());
        }
        return rows;
    }

    /** Whether a directory looks like a finished backup. */
    public static boolean isBackup(Path directory) {
        return Files.isRegularFile(directory.resolve(BackupManifest.FILE));
    }
}
