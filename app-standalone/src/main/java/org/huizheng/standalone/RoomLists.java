package org.huizheng.standalone;

import org.huizheng.standalone.web.ConsoleWeb;

/** Which rooms live in which context: the product's parts list, written out because nothing is scanned. */
final class RoomLists {

    /** Stores, the one search index, and everything that works in the background. */
    static final Class<?>[] WORKER = {Watching.class};

    /** What staff and operators use. */
    static final Class<?>[] CONSOLE = {OperationRoom.class};

    static final Class<?>[] CONSOLE_WEB = {ConsoleWeb.class};

    private RoomLists() {}
}
