package org.huizheng.kernel.database;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huizheng.kernel.Problem;

/** Brings each room's schema up to date, room by room; the history lives in the room's own schema. */
public final class Migrations {

    private final DataSource owner;

    /** @param owner connections of {@link Roles#OWNER} */
    public Migrations(DataSource owner) {
        this.owner = owner;
    }

    /** @throws Problem when the database was written by a newer version: a downgrade is refused in words */
    public void run() {
        rooms().forEach(room -> known(room).migrate());
    }

    /**
     * Whether {@link #run} has anything to do.
     *
     * @throws Problem as there
     */
    public boolean pending() {
        return rooms().anyMatch(room -> known(room).info().pending().length > 0);
    }

    private static Stream<String> rooms() {
        return Rooms.IN_ORDER.stream()
                .filter(room -> Migrations.class.getClassLoader().getResource(folder(room)) != null);
    }

    private static String folder(String room) {
        return "db/migration/" + room;
    }

    private Flyway known(String room) {
        Flyway flyway = Flyway.configure()
                .dataSource(owner)
                .schemas(room)
                .defaultSchema(room)
                .locations("classpath:" + folder(room))
                .table("migration")
                .validateMigrationNaming(true)
                .load();
        refuseNewer(flyway, room);
        return flyway;
    }

    private static void refuseNewer(Flyway flyway, String room) {
        for (var info : flyway.info().all()) {
            if (info.getState().isApplied() && !info.getState().isResolved()) {
                throw new Problem(
                        "database-too-new",
                        500,
                        "数据库由更新的版本写成（" + room + " 版本 " + info.getVersion() + "），请使用同一版本或更新版本的程序，不能降级运行");
            }
        }
    }
}
