package org.huizheng.organization;

import org.jspecify.annotations.Nullable;

/**
 * A public body.
 *
 * @param kind {@code government}, {@code department}, {@code institution} or {@code enterprise}
 * @param divisionCode 行政区划代码 (GB/T 2260, 6, 9 or 12 digits), or ""
 * @param creditCode 统一社会信用代码, or ""
 */
public record Organization(
        long id,
        String code,
        String name,
        String shortName,
        String kind,
        @Nullable Long parentId,
        String divisionCode,
        String creditCode,
        String address,
        String phone,
        long version) {}
