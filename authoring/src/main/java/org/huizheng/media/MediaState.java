package org.huizheng.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a file may be used. */
public enum MediaState {
    READY("可用"),
    QUARANTINED("待查毒"),
    INFECTED("含恶意代码"),
    REMOVED("已删除");

    private final String label;

    MediaState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MediaState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
