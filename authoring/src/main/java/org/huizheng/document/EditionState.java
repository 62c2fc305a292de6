package org.huizheng.document;

/** Where an edition stands; {@link EditionAction} says what leads from one to the next. */
public enum EditionState {
    DRAFT("草稿"),
    IN_REVIEW("审核中"),
    APPROVED("待签发"),
    SCHEDULED("定时签发"),
    RELEASED("已发布"),
    WITHDRAWN("已撤稿"),
    UNPUBLISHED("已下线"),
    SUPERSEDED("已被新版取代"),
    ARCHIVED("已归档"),
    VOID("已作废");

    private final String label;

    EditionState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
