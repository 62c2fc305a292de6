package org.huizheng.interchange;

/** Why one line is left out, in Chinese; never leaves this room. */
final class Refusal extends RuntimeException {

    Refusal(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
