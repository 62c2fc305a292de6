package org.huizheng.standalone;

import org.huizheng.channel.web.ChannelWeb;
import org.huizheng.document.web.DocumentWeb;
import org.huizheng.search.SearchRoom;
import org.huizheng.search.SearchWorkRoom;
import org.huizheng.site.web.SiteWeb;
import org.huizheng.standalone.operations.OperationRoom;
import org.huizheng.standalone.web.ConsoleWeb;

/** Which rooms live in which context: the product's parts list, written out because nothing is scanned. */
final class RoomLists {

    /** Stores, the one search index, and everything that works in the background. */
    static final Class<?>[] WORKER = {Stores.class, Rendering.class, SearchWorkRoom.class, Watching.class};

    /** What staff and operators use. */
    static final Class<?>[] CONSOLE = {Verbs.class, OperationRoom.class};

    static final Class<?>[] CONSOLE_WEB = {ConsoleWeb.class, SiteWeb.class, ChannelWeb.class, DocumentWeb.class};

    /** What the public's browsers talk to. */
    static final Class<?>[] PORTAL = {PortalParts.class, SearchRoom.class};

    private RoomLists() {}
}
