package org.huizheng.site;

import java.util.List;
import java.util.stream.Stream;
import org.huizheng.release.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * One line of the settings form.
 *
 * @param kind {@code text}, {@code url}, {@code phone}, {@code boolean}, {@code number}, {@code choice}, {@code channel}, {@code channels},
 *     {@code texts} or {@code map}
 * @param standard the value while the site says nothing
 * @param from who reads it: {@code engine} or {@code theme}
 */
public record SettingField(
        String key,
        String label,
        String hint,
        String kind,
        boolean required,
        @Nullable Object standard,
        List<Option> options,
        String from) {

    public record Option(String value, String label) {}

    /** What the engine prints on every page: the footer's items, and what stands behind them. */
    public static final List<SettingField> FOOTER = List.of(
            engine(SiteSettings.ORGANIZER, "主办单位", "页脚显示的全称", "text", true),
            engine("operator", "承办单位", "", "text", false),
            engine("address", "地址", "", "text", false),
            engine(SiteSettings.PHONE, "联系电话", "公众能打通的电话，附受理时间更好", "phone", true),
            engine(SiteSettings.ICP_NUMBER, "ICP备案编号", "如 粤ICP备12345678号-1", "text", true),
            engine(SiteSettings.POLICE_NUMBER, "公安机关备案号", "如 粤公网安备 44030002000001号", "text", true),
            engine("policeUrl", "公安备案链接", "空则链到备案查询首页", "url", false),
            engine(SiteSettings.PARTY_MARK_URL, "党政机关网站标识链接", "编办发给本站的标识页地址", "url", true),
            engine(SiteSettings.CORRECTION_URL, "“我为政府网站找错”入口", "国办平台发给本站的入口地址", "url", true),
            engine("accessibilityUrl", "适老化及无障碍标识链接", "空则链到本站无障碍声明", "url", false),
            engine("mappingHosts", "旧地址可转到的外部域名", "每行一个；平台上的站点不用写", "texts", false),
            engine(SiteSettings.TRIAL_ALLOW, "试运行时允许访问的地址", "每行一个地址或网段，如 10.0.0.0/8；空则试运行时不对外开放", "texts", false),
            engine("about", "关于我们", "每行一段", "texts", false),
            engine("contact", "联系我们", "每行一段", "texts", false),
            engine("privacy", "隐私声明", "每行一段", "texts", false),
            engine("accessibility", "无障碍声明", "每行一段", "texts", false));

    /** Whether the public can read the site in traditional Chinese, and which words are written otherwise there. */
    public static final List<SettingField> HANT = List.of(
            new SettingField(
                    SiteSettings.HANT,
                    "提供繁体版",
                    "每页多一个 /hant/ 下的地址，由门户在有人读时从简体页转换，不另存文件",
                    "boolean",
                    false,
                    false,
                    List.of(),
                    "engine"),
            engine(
                    SiteSettings.HANT_WORDS,
                    "繁体版中按此书写的词",
                    "每行一个词，原样保留；或“简体=繁体”，如 干宝=干寶。人名、地名先于词典，长的先于短的",
                    "texts",
                    false));

    private static SettingField engine(String key, String label, String hint, String kind, boolean required) {
        return new SettingField(key, label, hint, kind, required, "", List.of(), "engine");
    }

    /** The words for a key the engine reads; the key itself when it is none. */
    public static String label(String key) {
        return Stream.concat(FOOTER.stream(), HANT.stream())
                .filter(field -> field.key.equals(key))
                .map(SettingField::label)
                .findFirst()
                .orElse(key);
    }
}
