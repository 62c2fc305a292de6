package org.huizheng.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huizheng.search.PublicNames.Names;

/** What results can be narrowed by, in the order of the page. */
enum FacetName {
    SITE("站点"),
    TYPE("类型"),
    CHANNEL("栏目"),
    YEAR("年份"),
    VALIDITY("有效性"),
    ISSUER("发文机关");

    private static final Map<String, String> VALIDITIES =
            Map.of("valid", "现行有效", "amended", "已修改", "repealed", "已废止", "expired", "已失效");

    private final String label;

    FacetName(String label) {
        this.label = label;
    }

    static Optional<FacetName> of(String code) {
        return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
    }

    static String validity(String value) {
        return VALIDITIES.getOrDefault(value, value);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Comparator<Map.Entry<String, Long>> order() {
        return this == YEAR
                ? Map.Entry.<String, Long>comparingByKey().reversed()
                : Map.Entry.<String, Long>comparingByValue().reversed();
    }

    String label() {
        return label;
    }

    String valueLabel(String value, long siteId, Names names) {
        return switch (this) {
            case SITE -> value.matches("\\d{1,18}") ? names.site(Long.parseLong(value)) : value;
            case TYPE -> names.types().getOrDefault(value, value);
            case CHANNEL -> names.channel(siteId, value);
            case YEAR -> value + "年";
            case VALIDITY -> validity(value);
            case ISSUER -> value;
        };
    }
}
