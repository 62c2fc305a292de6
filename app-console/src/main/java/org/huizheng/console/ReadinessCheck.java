package org.huizheng.console;

/** One condition for being ready to work. */
public interface ReadinessCheck {

    String WELL = "ok";

    String name();

    /** {@link #WELL}, or what is wrong, in Chinese. */
    String answer();
}
