package org.huizheng.template;

import java.util.Map;
import org.huizheng.kernel.Problem;

/** A template that does not compile, asks for what it may not have, or runs past its budget: with file and line. */
public final class TemplateRefused extends RuntimeException {

    private final String file;
    private final int line;
    private final String reason;

    public TemplateRefused(String file, int line, String reason) {
        super(file + " 第 " + line + " 行：" + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    /** Counted from 1; 0 when the whole file is meant. */
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }

    public Problem asProblem() {
        return new Problem(
                "template-refused",
                422,
                String.valueOf(getMessage()),
                Map.of("file", file, "line", line, "reason", reason));
    }
}
