package org.huizheng.configuration;

/** A setting that cannot be understood; the message is one sentence that names key and origin. */
public final class BadSetting extends RuntimeException {

    public BadSetting(String message) {
        super(message);
    }
}
