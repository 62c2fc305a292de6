package org.huizheng.release;

/** When the pages that show a change are made: at once, in one of three lines, or by the rebuild at the end of an import. */
public enum Wake {
    URGENT(Lane.URGENT),
    NOW(Lane.NORMAL),
    IN_BULK(Lane.BULK),
    REBUILD_LATER(Lane.BULK);

    private static final int FEW = 20;

    private final Lane lane;

    Wake(Lane lane) {
        this.lane = lane;
    }

    /** Many at once are many pages, which nobody waits for one by one. */
    public static Wake of(int documents) {
        return documents > FEW ? IN_BULK : NOW;
    }

    /** The same, for what may not wait unless it is much. */
    public static Wake urgent(int documents) {
        return documents > FEW ? IN_BULK : URGENT;
    }

    public Lane lane() {
        return lane;
    }

    boolean pageByPage() {
        return this != REBUILD_LATER;
    }
}
