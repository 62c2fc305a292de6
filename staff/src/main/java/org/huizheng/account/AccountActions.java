package org.huizheng.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;

/** What this actor can do with an account now, and why not the rest: the verbs' own answers. */
public final class AccountActions {

    private final IssueLink link;
    private final UnlockAccount unlock;
    private final SuspendAccount suspend;
    private final RestoreAccount restore;
    private final GrantRoles roles;

    AccountActions(
            IssueLink link, UnlockAccount unlock, SuspendAccount suspend, RestoreAccount restore, GrantRoles roles) {
        this.link = link;
        this.unlock = unlock;
        this.suspend = suspend;
        this.restore = restore;
        this.roles = roles;
    }

    public Map<String, List<Blocker>> of(Actor actor, Account account) {
        Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("link", link.blockers(actor, account));
        blockers.put("unlock", unlock.blockers(actor, account));
        blockers.put("suspend", suspend.blockers(actor, account));
        blockers.put("restore", restore.blockers(actor, account));
        blockers.put("roles", roles.blockers(actor, account));
        return blockers;
    }

    public static List<String> allowed(Map<String, List<Blocker>> blockers) {
        return blockers.entrySet().stream()
                .filter(action -> action.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
