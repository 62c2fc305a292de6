package org.huizheng.operation;

/** Told now and then how far something is; {@code total} is 0 while unknown. */
@FunctionalInterface
public interface Progress {

    void at(String what, long done, long total);
}
