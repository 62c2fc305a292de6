package org.huizheng.site;

import java.util.Map;
import java.util.Set;
import org.huizheng.release.SiteStates;

/** 站点状态, from application to archive, and which may follow which. */
public enum SiteState {
    DRAFT("草稿", SiteStates.UNOPENED),
    APPLYING("申请中", SiteStates.UNOPENED),
    APPROVED("已批准", SiteStates.UNOPENED),
    BUILDING("建设中", SiteStates.UNOPENED),
    TRIAL("试运行", SiteStates.TRIAL),
    READY("待上线", SiteStates.TRIAL),
    ONLINE("在线", SiteStates.ONLINE),
    TEMP_OFFLINE("临时下线", SiteStates.OFFLINE),
    EMERGENCY_OFFLINE("应急下线", SiteStates.OFFLINE),
    MIGRATING("迁移中", SiteStates.MIGRATING),
    CLOSED("永久下线", SiteStates.CLOSED),
    ARCHIVED_ONLY("仅存档", SiteStates.ARCHIVED);

    private static final Map<SiteState, Set<SiteState>> NEXT = Map.ofEntries(
            Map.entry(DRAFT, Set.of(APPLYING)),
            Map.entry(APPLYING, Set.of(APPROVED, DRAFT)),
            Map.entry(APPROVED, Set.of(BUILDING)),
            Map.entry(BUILDING, Set.of(TRIAL)),
            Map.entry(TRIAL, Set.of(READY, BUILDING)),
            Map.entry(READY, Set.of(ONLINE, TRIAL)),
            Map.entry(ONLINE, Set.of(TEMP_OFFLINE, EMERGENCY_OFFLINE, MIGRATING)),
            Map.entry(TEMP_OFFLINE, Set.of(ONLINE)),
            Map.entry(EMERGENCY_OFFLINE, Set.of(ONLINE)),
            Map.entry(MIGRATING, Set.of(CLOSED, ONLINE)),
            Map.entry(CLOSED, Set.of(ARCHIVED_ONLY)),
            Map.entry(ARCHIVED_ONLY, Set.of()));

    private final String label;
    private final String publicState;

    SiteState(String label, String publicState) {
        this.label = label;
        this.publicState = publicState;
    }

    public boolean canBecome(SiteState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public Set<SiteState> next() {
        return NEXT.getOrDefault(this, Set.of());
    }

    /** Nothing of it changes any more. */
    public boolean isOver() {
        return this == CLOSED || this == ARCHIVED_ONLY;
    }

    public String label() {
        return label;
    }

    /** What the public meets, one of {@link SiteStates}. */
    public String publicState() {
        return publicState;
    }

    /** Going off line is explained to the public and counted by the inspectors. */
    public boolean needsReason() {
        return this == TEMP_OFFLINE || this == EMERGENCY_OFFLINE || this == MIGRATING || this == CLOSED;
    }
}
