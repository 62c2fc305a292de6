package org.huizheng.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the public is told of a site that is not simply there (《政府网站发展指引》临时下线、永久下线、整合迁移、网页归档).
 *
 * @param since when it came into its state
 * @param until the last day of a pause, or the day a moving site closes
 * @param successor where its content is now, "" for nowhere
 */
public record SiteNotice(
        String reason, @Nullable Instant since, @Nullable LocalDate until, String successor) {

    public static final SiteNotice NONE = new SiteNotice("", null, null, "");

    String json() {
        Map<String, Object> members = new TreeMap<>();
        members.put("reason", reason);
        members.put("successor", successor);
        if (since != null) {
            members.put("since", since.toString());
        }
        if (until != null) {
            members.put("until", until.toString());
        }
        return Json.write(members);
    }

    static SiteNotice of(String json) {
        Map<String, Object> members = Json.map(json);
        return new SiteNotice(
                String.valueOf(members.getOrDefault("reason", "")),
                members.get("since") instanceof String since ? Instant.parse(since) : null,
                members.get("until") instanceof String until ? LocalDate.parse(until) : null,
                String.valueOf(members.getOrDefault("successor", "")));
    }
}
