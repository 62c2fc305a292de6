package org.huizheng.channel;

import java.util.List;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Staff;

/** What a channel's care must be: an owner who works here, a span that can be kept. */
final class Keepers {

    private static final int LONGEST_DAYS = 3_650;

    private final Staff staff;

    Keepers(Staff staff) {
        this.staff = staff;
    }

    /** @param before what stands now: an owner who has left since does not keep a channel from being renamed */
    List<Blocker> blockers(Care care, Care before) {
        String owner = care.owner();
        Integer days = care.updateDays();
        return new Blockers()
                .require(
                        owner.isEmpty() || owner.equals(before.owner()) || staff.knows(owner),
                        "owner",
                        "责任人“" + owner + "”不是在用的账号，请从账号中选择")
                .require(days == null || days >= 1 && days <= LONGEST_DAYS, "updateDays", "更新周期须在 1 到 3650 天之间")
                .list();
    }
}
