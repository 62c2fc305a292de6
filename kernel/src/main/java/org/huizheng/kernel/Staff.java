package org.huizheng.kernel;

/** The people who work here, by the names of their accounts; the room of accounts knows them. */
@FunctionalInterface
public interface Staff {

    /** Whether this is the name of an account that has not been closed. */
    boolean knows(String account);
}
