package org.huizheng.upgrade;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.huizheng.embedded.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Keeps a small database of the present version for the upgrade tests of later ones. Run once for each release, before it is
 * tagged: {@code mvn -pl app-standalone -am test -Dtest=KeepDatabase -Dkeep=0.1.0 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class KeepDatabase {

    @Test
    @EnabledIfSystemProperty(named = "keep", matches = "\\d+\\.\\d+\\.\\d+")
    void keep() throws SQLException, IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            new SmallCity(database).perform();
            KeptDatabase.of(database).write(Path.of("src/test/resources/upgrade", System.getProperty("keep") + ".zip"));
        }
    }
}
