package org.huizheng.past;

/** From a proposal to its end. */
public enum ErasureState {
    PROPOSED("待确认"),
    CONFIRMED("已确认"),
    REFUSED("已退回");

    private final String label;

    ErasureState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
