package org.huizheng.emergency;

/** Whose pages show it. */
public enum Reach {
    CITY("全市"),
    DISTRICT("区划或单位"),
    SITES("指定站点");

    private final String label;

    Reach(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
