package org.huizheng.portal;

/** Whether the index has been filled; where nobody says so, it has. */
interface SearchReady {

    boolean now();
}
