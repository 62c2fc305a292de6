package org.huizheng.kernel.database;

/** The database roles of the product; none is a superuser, none bypasses row-level security (architecture §2). */
public final class Roles {

    /** Owns the schemas and runs migrations; nothing else. */
    public static final String OWNER = "huizheng_owner";

    public static final String CONSOLE = "huizheng_console";
    public static final String WORKER = "huizheng_worker";
    public static final String PORTAL = "huizheng_portal";

    private Roles() {}
}
