package org.huizheng.document.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.DocumentFilter;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Instants;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to, as parameters of an address; a saved filter keeps the same.
 *
 * @param channel ids, or the path of one when the site is given
 * @param below with the channels below them
 * @param state several joined by commas
 * @param from a day of Asia/Shanghai or a moment; {@code to} includes its day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListRequest(
        @Nullable String site,
        @Nullable String channel,
        @Nullable String below,
        @Nullable String state,
        @Nullable String returned,
        @Nullable String type,
        @Nullable String q,
        @Nullable String from,
        @Nullable String to,
        @Nullable String mine,
        @Nullable String sort) {

    /** A saved one. */
    static ListRequest of(Map<String, String> query) {
        return new ListRequest(
                query.get("site"),
                query.get("channel"),
                query.get("below"),
                query.get("state"),
                query.get("returned"),
                query.get("type"),
                query.get("q"),
                query.get("from"),
                query.get("to"),
                query.get("mine"),
                query.get("sort"));
    }

    Map<String, String> toMap() {
        Map<String, String> query = new TreeMap<>();
        put(query, "site", site);
        put(query, "channel", channel);
        put(query, "below", below);
        put(query, "state", state);
        put(query, "returned", returned);
        put(query, "type", type);
        put(query, "q", q);
        put(query, "from", from);
        put(query, "to", to);
        put(query, "mine", mine);
        put(query, "sort", sort);
        return query;
    }

    private static void put(Map<String, String> query, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            query.put(key, value);
        }
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    DocumentFilter filter(SiteScope scope, Actor actor, SiteQueries sites, ChannelQueries channels) {
        Site at = text(site).isEmpty()
                ? null
                : sites.byCode(scope, text(site)).orElseThrow(() -> Problem.notFound("站点不存在"));
        return new DocumentFilter(
                at == null ? List.of() : List.of(at.id()),
                channels(scope, at, channels),
                parts(state).map(ListRequest::state).toList(),
                isTrue(returned),
                text(type),
                text(q),
                isTrue(mine) ? actor.name() : "",
                moment("from", from, 0),
                moment("to", to, 1),
                DocumentFilter.Order.of(text(sort).isEmpty() ? "updated" : text(sort)));
    }

    private List<Long> channels(SiteScope scope, @Nullable Site at, ChannelQueries channels) {
        List<Channel> named = parts(channel).toList().isEmpty() ? List.of() : named(scope, at, channels);
        Set<Long> ids = new HashSet<>(named.stream().map(Channel::id).toList());
        if (isTrue(below)) {
            named.stream().map(Channel::siteId).distinct().forEach(siteId -> {
                List<Channel> tree = channels.tree(scope, siteId);
                for (int before = 0; before < ids.size(); ) {
                    before = ids.size();
                    tree.stream()
                            .filter(c -> c.parentId() != null && ids.contains(c.parentId()))
                            .forEach(c -> ids.add(c.id()));
                }
            });
        }
        return ids.stream().sorted().toList();
    }

    private List<Channel> named(SiteScope scope, @Nullable Site at, ChannelQueries channels) {
        if (at != null && !text(channel).matches("[\\d,]+")) {
            return List.of(channels.byPath(scope, at.id(), text(channel))
                    .orElseThrow(() -> Problem.notFound("栏目“" + text(channel) + "”不存在")));
        }
        List<Long> ids = parts(channel).map(ListRequest::id).distinct().toList();
        List<Channel> found = channels.byIds(scope, ids);
        if (found.size() < ids.size()) {
            throw Problem.notFound("栏目不存在");
        }
        return found;
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("参数 channel 的值“" + text + "”不对");
        }
    }

    private static EditionState state(String text) {
        try {
            return EditionState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("参数 state 的值“" + text + "”不对");
        }
    }

    private static @Nullable Instant moment(String name, @Nullable String given, int daysLater) {
        String text = text(given);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instants.known(
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .plusDays(daysLater)
                                    .atStartOfDay(ZONE)
                                    .toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            throw Problem.invalid("参数 " + name + " 应当写作 2026-11-22");
        }
    }

    private static Stream<String> parts(@Nullable String text) {
        return Arrays.stream(text(text).split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static boolean isTrue(@Nullable String text) {
        return "true".equals(text);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
