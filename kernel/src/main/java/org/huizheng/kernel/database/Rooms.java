package org.huizheng.kernel.database;

import java.util.List;

/** The rooms that own a schema, lower floors first: the order in which their migrations run. */
public final class Rooms {

    public static final List<String> IN_ORDER = List.of(
            "organization",
            "audit",
            "account",
            "release",
            "render",
            "page",
            "purge",
            "search",
            "site",
            "contenttype",
            "channel",
            "theme",
            "media",
            "document",
            "emergency",
            "past",
            "interchange",
            "operation",
            "console");

    private Rooms() {}
}
