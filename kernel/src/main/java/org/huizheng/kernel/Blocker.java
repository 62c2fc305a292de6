package org.huizheng.kernel;

/** One reason why a verb cannot run now: a stable English code, and the reason in the editor's own words. */
public record Blocker(String code, String reason) {}
