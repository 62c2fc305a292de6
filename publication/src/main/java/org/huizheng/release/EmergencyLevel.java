package org.huizheng.release;

/** What kind of notice it is: a public announcement, or one of the four warning levels of 突发事件应对法. */
public enum EmergencyLevel {
    NOTICE("公告"),
    BLUE("蓝色预警"),
    YELLOW("黄色预警"),
    ORANGE("橙色预警"),
    RED("红色预警");

    private final String label;

    EmergencyLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
