package org.huizheng.organization;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register, as lists and single entries. */
public final class OrganizationQueries {

    private static final String SELECT = """
            select organization_id as id, code, name, short_name, kind, parent_id, division_code, credit_code, address, phone,
                   version
            from organization.organization
            """;

    private final JdbcClient jdbc;

    public OrganizationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organization> byCode(String code) {
        return jdbc.sql(SELECT + " where code = ?")
                .param(code)
                .query(Organization.class)
                .optional();
    }

    public Optional<Organization> byId(long id) {
        return jdbc.sql(SELECT + " where organization_id = ?")
                .param(id)
                .query(Organization.class)
                .optional();
    }

    /** The whole register; a city has some thousands. */
    public List<Organization> all() {
        return jdbc.sql(SELECT + " order by organization_id")
                .query(Organization.class)
                .list();
    }
}
