package org.huizheng.release;

/** When the pages that show a change are made: at once, or by the rebuild at the end of an import. */
public enum Wake {
    NOW,
    REBUILD_LATER
}
