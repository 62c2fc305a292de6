package org.huizheng.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;
import org.huizheng.release.SiteSettings;

/** What a site must have before anyone sees it, in the words of the person who fills the form. */
final class SiteRules {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern IDENTITY_CODE = Pattern.compile("\\d{10}|bm\\d{8}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private static final Map<String, String> LABELS = Map.of(
            SiteSettings.PARTY_MARK_URL, "党政机关网站标识链接",
            SiteSettings.CORRECTION_URL, "“我为政府网站找错”入口",
            SiteSettings.ORGANIZER, "主办单位",
            SiteSettings.PHONE, "联系电话",
            SiteSettings.ICP_NUMBER, "ICP备案编号",
            SiteSettings.POLICE_NUMBER, "公安机关备案号");

    private SiteRules() {}

    static Blockers identity(String code, String name, String domain, String identityCode) {
        return new Blockers()
                .require(CODE.matcher(code).matches(), "code", "站点代码须以小写字母开头，只含小写字母、数字和连字符，不超过 32 位")
                .require(!name.isBlank(), "name", "网站名称不能为空")
                .plain("name", "网站名称", name)
                .require(HOST.matcher(domain).matches(), "domain", "主域名“" + domain + "”格式不正确，应为不带协议的小写英文域名")
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
                    "网站设置缺少“" + LABELS.getOrDefault(key, key) + "”");
        }
        return blockers;
    }

    static Blockers hosts(List<String> hosts) {
        Blockers blockers = new Blockers().require(!hosts.isEmpty(), "hosts", "至少要有一个访问域名");
        for (String host : hosts) {
            blockers.require(HOST.matcher(host).matches(), "host", "访问域名“" + host + "”格式不正确");
        }
        return blockers.require(hosts.stream().distinct().count() == hosts.size(), "host", "访问域名有重复");
    }
}
