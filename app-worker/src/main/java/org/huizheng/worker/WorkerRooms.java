package org.huizheng.worker;

import org.huizheng.audit.AuditWorkRoom;
import org.huizheng.channel.ChannelWorkRoom;
import org.huizheng.document.DocumentWorkRoom;
import org.huizheng.emergency.EmergencyWorkRoom;
import org.huizheng.page.PageWorkRoom;
import org.huizheng.process.FileStores;

/** Which rooms work in the background, by the role they work as: written out because nothing is scanned. */
public final class WorkerRooms {

    private WorkerRooms() {}

    /** As the worker role. */
    public static Class<?>[] rendering() {
        return new Class<?>[] {FileStores.class, Rendering.class, PageWorkRoom.class, AuditWorkRoom.class};
    }

    /** As the console role, beside the verbs: a release is a verb whoever starts it, and a worker may not write a draft. */
    public static Class<?>[] scheduled() {
        return new Class<?>[] {DocumentWorkRoom.class, ChannelWorkRoom.class, EmergencyWorkRoom.class};
    }
}
