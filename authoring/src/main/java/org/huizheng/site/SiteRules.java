package org.huizheng.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Networks;
import org.huizheng.kernel.Problem;
import org.huizheng.release.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What a site must have before anyone sees it, in the words of the person who fills the form. */
final class SiteRules {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern IDENTITY_CODE = Pattern.compile("\\d{10}|bm\\d{8}");
    private static final int LONGEST_NAME = 100;

    private SiteRules() {}

    static Blockers code(String code) {
        return new Blockers().require(CODE.matcher(code).matches(), "code", "站点代码须以小写字母开头，只含小写字母、数字和连字符，不超过 32 位");
    }

    static Blockers identity(String name, String identityCode) {
        return new Blockers()
                .require(!name.isBlank() && name.length() <= LONGEST_NAME, "name", "网站名称不能为空，也不超过 100 字")
                .plain("name", "网站名称", name)
                .require(
                        IDENTITY_CODE.matcher(identityCode).matches(),
                        "identityCode",
                        "网站标识码“" + identityCode + "”格式不正确，应为 10 位数字，或 bm 加 8 位数字");
    }

    static Blockers settings(Map<String, Object> settings) {
        Blockers blockers = new Blockers().plain("settings", "网站设置", Json.write(settings));
        for (String key : SiteSettings.REQUIRED) {
            blockers.require(
                    settings.get(key) instanceof String text && !text.isBlank(),
                    "settings." + key,
                    "网站设置缺少“" + SettingField.label(key) + "”");
        }
        try {
            new Networks(texts(settings.get(SiteSettings.TRIAL_ALLOW)));
        } catch (Problem notNetworks) {
            blockers.require(
                    false,
                    "settings." + SiteSettings.TRIAL_ALLOW,
                    SettingField.label(SiteSettings.TRIAL_ALLOW) + "：" + notNetworks.getMessage());
        }
        return blockers;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
