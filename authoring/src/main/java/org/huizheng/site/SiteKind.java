package org.huizheng.site;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.huizheng.kernel.Problem;

/** 网站类型 of the yearly report; the domain a site may have follows from it. */
public enum SiteKind {
    PORTAL("门户网站"),
    DEPARTMENT("部门网站"),
    SPECIAL("专项网站"),
    REFERENCE("参照管理");

    private static final Map<String, SiteKind> OF_BODY = Map.of("government", PORTAL, "institution", REFERENCE);

    private final String label;

    SiteKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As stored and as JSON has it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SiteKind of(String code) {
        for (SiteKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw Problem.invalid("网站类型只能是 portal、department、special 或 reference");
    }

    /** What a body of a kind usually has; see {@code organization.Organization}. */
    static SiteKind usualFor(String organizationKind) {
        return OF_BODY.getOrDefault(organizationKind, DEPARTMENT);
    }
}
