package org.huizheng.operation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a task stands. */
public enum TaskState {
    RUNNING("进行中"),
    DONE("已完成"),
    /** Done, and the answer is bad news. */
    UNSOUND("有问题"),
    FAILED("失败"),
    ABORTED("已中断");

    private final String label;

    TaskState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
