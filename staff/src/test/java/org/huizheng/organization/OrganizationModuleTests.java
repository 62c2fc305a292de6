package org.huizheng.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huizheng.audit.AuditLog;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.MemoryPermissions;
import org.huizheng.kernel.Permissions.Where;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrganizationModuleTests {

    private static final Actor CLERK = new Actor("staff", "张明");
    private static final Actor EDITOR = new Actor("staff", "李兰");

    @Test
    void aBodyIsRegisteredOnceAndRenamedByWhoSawItsState() {
        try (TestDatabase database = TestDatabase.fresh()) {
            JdbcClient jdbc = JdbcClient.create(database.console());
            var permissions = new MemoryPermissions();
            var register = new RegisterOrganization(database.transactions(), jdbc, permissions, new AuditLog(jdbc));
            permissions.grant(EDITOR, "document.*", Where.PLATFORM);
            var rename = new RenameOrganization(database.transactions(), jdbc, new AuditLog(jdbc));
            var queries = new OrganizationQueries(jdbc);

            long city = register.perform(CLERK, NewOrganization.of("linlan", "临澜市人民政府", "临澜市政府", "government", null));
            register.perform(CLERK, NewOrganization.of("sfj", "临澜市司法局", "", "department", city));
            assertThat(queries.byCode("sfj")).hasValueSatisfying(o -> {
                assertThat(o.shortName()).isEqualTo("临澜市司法局");
                assertThat(o.parentId()).isEqualTo(city);
            });
            assertThatThrownBy(() -> register.perform(CLERK, NewOrganization.of("linlan", "", "", "club", null)))
                    .hasMessageContaining("已被使用")
                    .hasMessageContaining("不能为空")
                    .hasMessageContaining("类别");
            assertThatThrownBy(() -> register.perform(CLERK, NewOrganization.of("lost", "某局", "", "department", 99L)))
                    .hasMessageContaining("上级单位");
            assertThatThrownBy(() -> register.perform(EDITOR, NewOrganization.of("own", "某局", "", "government", null)))
                    .hasMessageContaining("organization.register");
            rename.perform(CLERK, city, 0, "临澜市人民政府（新）", "临澜");
            assertThatThrownBy(() -> rename.perform(CLERK, city, 0, "别名", "别名")).hasMessageContaining("刚被他人修改");
            assertThat(queries.all()).hasSize(2);
        }
    }
}
