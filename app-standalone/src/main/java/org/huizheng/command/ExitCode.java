package org.huizheng.command;

/** What a script learns from the product's end; documented in {@code docs/operate/install.md}. */
final class ExitCode {

    static final int OK = 0;
    /** It was tried and did not work. */
    static final int FAILED = 1;
    /** Unknown option, missing argument, bad setting. */
    static final int USAGE = 2;
    /** The product cannot start: port, lock, disk or database. */
    static final int CANNOT_START = 3;
    /** Refused with reasons that the caller can act on: blocked, not found, invalid. */
    static final int REFUSED = 4;
    /** Answered, and the answer is bad news: pages differ, lines were left out. */
    static final int UNSOUND = 5;

    private ExitCode() {}
}
