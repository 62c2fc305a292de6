package org.huizheng.theme;

import java.time.Instant;
import java.util.List;
import org.huizheng.site.SettingField;
import org.jspecify.annotations.Nullable;

/**
 * One version of a theme as it was installed or edited here.
 *
 * @param id that of {@code release}
 * @param number counted from 1 within the theme
 * @param label the version its makers gave it
 * @param basedOn the version that was edited; null for an installed one
 */
public record ThemeVersion(
        String theme,
        long id,
        int number,
        String label,
        String remark,
        @Nullable Long basedOn,
        List<SettingField> form,
        String by,
        Instant at) {}
