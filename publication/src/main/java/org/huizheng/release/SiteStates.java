package org.huizheng.release;

/** What the public meets at a site's addresses. */
public final class SiteStates {

    /** Nothing: it is being applied for, or built. */
    public static final String UNOPENED = "unopened";
    /** 试运行: closed to all but those on its list, who see 测试系统 on every page. */
    public static final String TRIAL = "trial";

    public static final String ONLINE = "online";
    /** 临时下线, 应急下线: one page that says why, and when it will be back. */
    public static final String OFFLINE = "offline";
    /** 整合迁移: as before, with a notice where it goes. */
    public static final String MIGRATING = "migrating";
    /** 永久下线: one page that says where the content went; old addresses lead there. */
    public static final String CLOSED = "closed";
    /** 仅存档: readable, with 已归档 and its date on every page. */
    public static final String ARCHIVED = "archived";

    /** Whether crawlers may come. */
    static boolean isOpen(String state) {
        return state.equals(ONLINE);
    }

    /** Whether the public reads its pages. */
    public static boolean isRead(String state) {
        return state.equals(ONLINE) || state.equals(MIGRATING) || state.equals(ARCHIVED);
    }

    /** The state as far as it marks every page; "" for one that does not. */
    public static String mark(String state) {
        return state.equals(TRIAL) || state.equals(MIGRATING) || state.equals(ARCHIVED) ? state : "";
    }

    /** Whether one page stands for all others. */
    public static boolean isClosed(String state) {
        return state.equals(UNOPENED) || state.equals(TRIAL) || state.equals(OFFLINE) || state.equals(CLOSED);
    }

    private SiteStates() {}
}
