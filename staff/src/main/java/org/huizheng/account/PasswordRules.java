package org.huizheng.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a password must be (等保三级 身份鉴别): long, mixed, not the user's name, and none that everybody tries first. */
public final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 64;
    private static final int CLASSES = 3;
    private static final Set<String> WEAK = weak();

    private PasswordRules() {}

    /** Every reason against it, in Chinese; none when it will do. */
    public static List<String> reasons(String accountName, String password) {
        List<String> reasons = new ArrayList<>();
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            reasons.add("至少 " + SHORTEST + " 个字符");
        }
        if (length > LONGEST) {
            reasons.add("最多 " + LONGEST + " 个字符");
        }
        if (classes(password) < CLASSES) {
            reasons.add("大写字母、小写字母、数字、其他符号中至少要有三种");
        }
        if (!accountName.isEmpty() && lower(password).contains(lower(accountName))) {
            reasons.add("不能包含用户名");
        }
        if (isWeak(password)) {
            reasons.add("是常见的弱口令，或主要由它变化而来");
        }
        if (isRun(password)) {
            reasons.add("重复或连续的字符太多");
        }
        return reasons;
    }

    private static int classes(String password) {
        boolean lower = password.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean upper = password.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean digit = password.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean other = password.chars().anyMatch(c -> !Character.isLetterOrDigit(c) || c > 0x7f);
        return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }

    private static boolean isWeak(String password) {
        String lower = lower(password);
        String core = lower.replaceAll("^[^a-z]+|[^a-z]+$", "");
        String tailless = lower.replaceAll("[^a-z]+$", "");
        return Stream.of(lower, undisguised(lower), undisguised(core), undisguised(tailless))
                .map(text -> text.replaceAll("[^a-z]", ""))
                .anyMatch(WEAK::contains);
    }

    private static String undisguised(String text) {
        return text.replace('@', 'a')
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('3', 'e')
                .replace('$', 's')
                .replace('5', 's');
    }

    /** {@code aaaa}, {@code abcd}, {@code 4321}: more than half of the neighbours follow from each other. */
    private static boolean isRun(String password) {
        int following = 0;
        for (int i = 1; i < password.length(); i++) {
            if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
                following++;
            }
        }
        return following * 2 > password.length();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Set<String> weak() {
        try (InputStream in = Objects.requireNonNull(PasswordRules.class.getResourceAsStream("weak-passwords.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
