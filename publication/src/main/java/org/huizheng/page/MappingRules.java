package org.huizheng.page;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.huizheng.release.Mapping;

/**
 * The prefixes and patterns of a site, ready to be asked: the longest prefix, then the patterns in their order. A pattern must
 * fit the whole address, and takes time in proportion to it, whatever the pattern is.
 */
public final class MappingRules {

    private static final int LONGEST = 300;
    private static final int MOST_REPEATED = 500;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,6})(?:,(\\d{1,6}))?");

    public static final MappingRules NONE = new MappingRules(List.of());

    private final Map<String, MappedTo> prefixes = new HashMap<>();
    private final List<Integer> lengths;
    private final List<Rule> patterns = new ArrayList<>();

    private record Rule(Pattern pattern, MappedTo to) {}

    /** @param lines {@link Mapping#line} of each, patterns in order; one that is broken is left out */
    public MappingRules(List<String> lines) {
        for (String line : lines) {
            String[] part = line.strip().split("\t", -1);
            int length = part.length;
            if (length >= 3) {
                add(new MappedTo(part[0], part[1], Integer.parseInt(part[2]), length > 3 ? part[3] : ""));
            }
        }
        TreeSet<Integer> longestFirst = new TreeSet<>(Comparator.reverseOrder());
        prefixes.keySet().forEach(prefix -> longestFirst.add(prefix.length()));
        lengths = List.copyOf(longestFirst);
    }

    /** Why a pattern cannot be one, in the words of who writes it. */
    public static Optional<String> refusal(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST || !pattern.matches("[\\x21-\\x7e]+")) {
            return Optional.of("规则应是 1 到 " + LONGEST + " 个可见的英文字符，汉字写成 %XX 的形式");
        }
        if (repeated(pattern) > MOST_REPEATED) {
            return Optional.of("规则里写明次数的重复太多（如 {1000}），请改用 * 或 +");
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("规则写得不对：" + e.getDescription());
        }
    }

    /** Counted repetitions are written out when a pattern is made ready, nested ones multiply. */
    private static long repeated(String pattern) {
        long product = 1;
        Matcher counts = COUNT.matcher(pattern);
        while (counts.find() && product <= MOST_REPEATED) {
            product *= Math.max(1, Integer.parseInt(counts.group(counts.group(2) == null ? 1 : 2)));
        }
        return product;
    }

    private void add(MappedTo to) {
        if (!to.isSafe()) {
            return;
        }
        if (to.match().equals(Mapping.Match.PREFIX.code())) {
            prefixes.putIfAbsent(to.source(), to);
        } else if (to.match().equals(Mapping.Match.PATTERN.code())) {
            try {
                patterns.add(new Rule(Pattern.compile(to.source()), to));
            } catch (PatternSyntaxException left) {
                // refused when it was entered; a row changed by hand answers nothing
            }
        }
    }

    /**
     * A prefix that ends with a slash also fits the address that lacks only this slash, as of a directory that stands.
     *
     * @param address the whole of an {@link org.huizheng.release.OldAddress}
     */
    public Optional<MappedTo> find(String address) {
        int query = address.indexOf('?');
        int path = query < 0 ? address.length() : query;
        for (int length : lengths) {
            MappedTo to = length <= address.length() ? prefixes.get(address.substring(0, length)) : null;
            if (to != null) {
                return safe(to, to.target().replace("$1", address.substring(length)));
            }
            MappedTo directory = length == path + 1 ? prefixes.get(address.substring(0, path) + '/') : null;
            if (directory != null) {
                return safe(directory, directory.target().replace("$1", address.substring(path)));
            }
        }
        for (Rule rule : patterns) {
            Matcher matcher = rule.pattern.matcher(address);
            if (matcher.matches()) {
                return safe(rule.to, filled(rule.to.target(), matcher));
            }
        }
        return Optional.empty();
    }

    private static Optional<MappedTo> safe(MappedTo to, String target) {
        return Optional.of(new MappedTo(to.match(), to.source(), to.status(), target))
                .filter(MappedTo::isSafe);
    }

    private static String filled(String target, Matcher matcher) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            char next = i + 1 < target.length() ? target.charAt(i + 1) : ' ';
            if (c == '$' && next >= '1' && next <= '9') {
                String group = next - '0' <= matcher.groupCount() ? matcher.group(next - '0') : null;
                text.append(group == null ? "" : group);
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
