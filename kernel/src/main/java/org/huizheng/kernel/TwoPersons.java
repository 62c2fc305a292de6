package org.huizheng.kernel;

import java.util.List;

/** The rule of two persons: what one proposes another confirms, who names by its fingerprint what he has read. */
public final class TwoPersons {

    private TwoPersons() {}

    /** How a person is remembered where the two are held against each other. */
    public static String name(Actor actor) {
        return actor.kind().equals("staff") ? actor.name() : actor.kind() + ":" + actor.name();
    }

    public static boolean isOwn(Actor actor, String proposedBy) {
        return proposedBy.equals(name(actor));
    }

    /** @param what it is called, such as 应急公告 */
    public static List<Blocker> blockers(Actor actor, String proposedBy, String what) {
        return new Blockers()
                .require(!isOwn(actor, proposedBy), "secondPerson", "发起人不能确认自己发起的" + what + "，须由另一人核对后确认")
                .list();
    }

    /**
     * @param kept of what was proposed
     * @param now of what is there now
     * @param read of what the second person has read
     */
    public static void requireRead(String kept, String now, String read) {
        if (!kept.equals(now) || !kept.equals(read)) {
            throw new Problem("approval-broken", 409, "内容与您核对的不一致，请刷新后重新核对");
        }
    }
}
