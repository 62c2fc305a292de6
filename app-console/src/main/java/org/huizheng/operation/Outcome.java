package org.huizheng.operation;

import java.util.Map;

/**
 * How it ended.
 *
 * @param sound false when the question was answered but the answer is bad news, such as a page that differs
 * @param text for people, in Chinese
 * @param facts the same for machines
 */
public record Outcome(boolean sound, String text, Map<String, Object> facts) {

    public static Outcome done(String text, Map<String, Object> facts) {
        return new Outcome(true, text, facts);
    }
}
