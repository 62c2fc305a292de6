package org.huizheng.standalone;

import java.util.Arrays;
import java.util.stream.Stream;
import org.huizheng.console.ConsoleRooms;
import org.huizheng.search.SearchRoom;
import org.huizheng.search.SearchWorkRoom;
import org.huizheng.worker.WorkerRooms;

/** Which rooms live in which context: the lists of the split processes, and the one search index they do without. */
final class RoomLists {

    /** Stores, the one search index, and everything that works in the background. */
    static final Class<?>[] WORKER = join(WorkerRooms.rendering(), SearchStore.class, SearchWorkRoom.class);

    /** What staff and operators use, and what is due. */
    static final Class<?>[] CONSOLE = join(ConsoleRooms.verbs(), WorkerRooms.scheduled());

    static final Class<?>[] CONSOLE_WEB = ConsoleRooms.web();

    /** What the public's browsers talk to. */
    static final Class<?>[] PORTAL = {PortalParts.class, SearchRoom.class};

    private RoomLists() {}

    private static Class<?>[] join(Class<?>[] rooms, Class<?>... more) {
        return Stream.concat(Arrays.stream(rooms), Arrays.stream(more)).toArray(Class<?>[]::new);
    }
}
