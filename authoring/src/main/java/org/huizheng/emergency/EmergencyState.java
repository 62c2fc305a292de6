package org.huizheng.emergency;

/** From a proposal to its end. */
public enum EmergencyState {
    PROPOSED("待确认"),
    CONFIRMED("待开始"),
    SHOWN("显示中"),
    ENDED("已结束"),
    REFUSED("已退回"),
    LAPSED("已失效");

    private final String label;

    EmergencyState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
