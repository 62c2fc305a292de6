package org.huizheng.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchIndex.Order;
import org.huizheng.kernel.SearchIndex.Query;
import org.huizheng.kernel.SearchIndex.Within;
import org.huizheng.kernel.SearchText;
import org.jspecify.annotations.Nullable;

/** A request judged: what is wrong with it is said in the reader's words. */
final class ReadRequest {

    static final ZoneId SHOWN = ZoneId.of("Asia/Shanghai");
    /** As people write it: 2026-11-20, 2026/1/5, 20261120, 2026年11月20日. */
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[-/.年]?([0-9]{2}|(?<=\\D)[0-9])[-/.月]?([0-9]{2}|(?<=\\D)[0-9])日?");

    private static final int LONGEST = 300;
    private static final int LARGEST_PAGE = 50;
    private static final int MOST_VALUES = 20;
    private static final Map<String, Within> WITHIN =
            Map.of("", Within.ALL, "all", Within.ALL, "title", Within.TITLE, "number", Within.DOCUMENT_NUMBER);
    private static final Map<String, Order> ORDER = Map.of("relevance", Order.RELEVANCE, "newest", Order.NEWEST);

    private ReadRequest() {}

    static Query query(SearchRequest request, Set<Long> sites) {
        if (request.words().length() > LONGEST) {
            throw Problem.invalid("检索内容最长 " + LONGEST + " 个字符，请缩短后再试");
        }
        Instant from = date(request.from(), 0);
        Instant to = date(request.to(), 1);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.invalid("开始日期应不晚于结束日期");
        }
        return new Query(
                request.words(),
                sites,
                facets(request.facets()),
                from,
                to,
                within(request),
                order(request),
                offset(request),
                request.size(),
                true);
    }

    static Order order(SearchRequest request) {
        Order otherwise = request.words().isBlank() ? Order.NEWEST : Order.RELEVANCE;
        Order order = request.order().isEmpty() ? otherwise : ORDER.get(request.order());
        if (order == null) {
            throw Problem.invalid("排序方式只有按相关度和按时间");
        }
        return order;
    }

    private static Within within(SearchRequest request) {
        Within within = WITHIN.get(request.within());
        if (within == null) {
            throw Problem.invalid("检索范围只有全部、标题和文号");
        }
        return within;
    }

    private static int offset(SearchRequest request) {
        if (request.page() < 1 || request.size() < 1 || request.size() > LARGEST_PAGE) {
            throw Problem.invalid("页码从 1 开始，每页最多 " + LARGEST_PAGE + " 条");
        }
        long offset = (request.page() - 1L) * request.size();
        if (offset + request.size() > SearchIndex.DEEPEST) {
            throw Problem.invalid("最多可查看前 " + SearchIndex.DEEPEST + " 条结果，请缩小检索范围");
        }
        return (int) offset;
    }

    private static Map<String, Set<String>> facets(Map<String, List<String>> asked) {
        Map<String, Set<String>> facets = new HashMap<>();
        asked.forEach((name, values) -> {
            if (FacetName.of(name).isEmpty()) {
                throw Problem.invalid("不支持的检索条件：" + (name.length() > 32 ? name.substring(0, 32) + "…" : name));
            }
            if (values.size() > MOST_VALUES || values.stream().anyMatch(v -> v.length() > LONGEST)) {
                throw Problem.invalid("筛选条件过多或过长，请减少后再试");
            }
            if (!values.isEmpty()) {
                facets.put(name, Set.copyOf(values));
            }
        });
        return facets;
    }

    private static @Nullable Instant date(String text, int plusDays) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Matcher written = DATE.matcher(SearchText.fold(text));
            if (!written.matches()) {
                throw Problem.invalid("日期应写作 2026-11-20 的样子");
            }
            LocalDate date = LocalDate.of(
                    Integer.parseInt(written.group(1)),
                    Integer.parseInt(written.group(2)),
                    Integer.parseInt(written.group(3)));
            if (date.getYear() < 1900 || date.getYear() > 2200) {
                throw Problem.invalid("日期应在 1900 年至 2200 年之间");
            }
            return date.plusDays(plusDays).atStartOfDay(SHOWN).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("没有这一天：" + text);
        }
    }
}
