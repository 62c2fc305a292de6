package org.huizheng.site;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.huizheng.hant.KeptWords;
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
        Object hant = settings.get(SiteSettings.HANT);
        blockers.require(
                hant == null || hant instanceof Boolean,
                "settings." + SiteSettings.HANT,
                "“" + SettingField.label(SiteSettings.HANT) + "”只能是 true 或 false");
        readable(blockers, settings, SiteSettings.TRIAL_ALLOW, Networks::new);
        readable(blockers, settings, SiteSettings.HANT_WORDS, KeptWords::new);
        return blockers;
    }

    /** What is made of a list of lines says itself, in words, why it cannot be made. */
    private static void readable(
            Blockers blockers, Map<String, Object> settings, String key, Consumer<List<String>> reading) {
        try {
            reading.accept(texts(settings.get(key)));
        } catch (Problem unreadable) {
            blockers.require(false, "settings." + key, SettingField.label(key) + "：" + unreadable.getMessage());
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
