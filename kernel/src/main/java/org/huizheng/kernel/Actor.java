package org.huizheng.kernel;

/** Who acts. {@code kind} is {@code staff}, {@code command} (the operator's shell) or {@code system}. */
public record Actor(String kind, String name) {

    public static final Actor SYSTEM = new Actor("system", "system");

    public static Actor command(String osUser) {
        return new Actor("command", osUser);
    }
}
