package org.huizheng.document;

import static org.huizheng.document.EditionState.APPROVED;
import static org.huizheng.document.EditionState.ARCHIVED;
import static org.huizheng.document.EditionState.DRAFT;
import static org.huizheng.document.EditionState.IN_REVIEW;
import static org.huizheng.document.EditionState.RELEASED;
import static org.huizheng.document.EditionState.SCHEDULED;
import static org.huizheng.document.EditionState.SUPERSEDED;
import static org.huizheng.document.EditionState.UNPUBLISHED;
import static org.huizheng.document.EditionState.VOID;
import static org.huizheng.document.EditionState.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huizheng.kernel.Blocker;

/** The transitions of an edition: from which states, to which. What is not here is refused. */
public enum EditionAction {
    SUBMIT("submit", "报审", IN_REVIEW, DRAFT),
    REJECT("reject", "退稿", DRAFT, IN_REVIEW, APPROVED, SCHEDULED),
    APPROVE("approve", "通过", APPROVED, DRAFT, IN_REVIEW),
    SCHEDULE("schedule", "定时签发", SCHEDULED, APPROVED),
    UNSCHEDULE("unschedule", "取消定时", APPROVED, SCHEDULED),
    RELEASE("release", "签发", RELEASED, APPROVED, SCHEDULED, UNPUBLISHED),
    SUPERSEDE("supersede", "取代", SUPERSEDED, RELEASED, UNPUBLISHED, WITHDRAWN),
    WITHDRAW("withdraw", "撤稿", WITHDRAWN, RELEASED, ARCHIVED),
    TAKE_DOWN("takeDown", "紧急下架", WITHDRAWN, RELEASED, ARCHIVED),
    UNPUBLISH("unpublish", "下线", UNPUBLISHED, RELEASED),
    ARCHIVE("archive", "归档", ARCHIVED, RELEASED),
    VOID_DRAFT("void", "作废", VOID, DRAFT, IN_REVIEW, APPROVED, SCHEDULED);

    private final String code;
    private final String label;
    private final EditionState to;
    private final Set<EditionState> from;

    EditionAction(String code, String label, EditionState to, EditionState first, EditionState... more) {
        this.code = code;
        this.label = label;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    public boolean isAllowedFrom(EditionState state) {
        return from.contains(state);
    }

    /** The reason in the editor's words when the state forbids the action. */
    public List<Blocker> blockers(EditionState state) {
        return isAllowedFrom(state)
                ? List.of()
                : List.of(new Blocker("state", "稿件当前为“" + state.label() + "”，不能" + label));
    }

    public String code() {
        return code;
    }

    /** As a right it is asked for by. */
    public String permission() {
        return switch (this) {
            case UNSCHEDULE -> SCHEDULE.permission();
            case TAKE_DOWN -> "emergency.takeDown";
            default -> "document." + code;
        };
    }

    public String label() {
        return label;
    }

    public EditionState to() {
        return to;
    }
}
