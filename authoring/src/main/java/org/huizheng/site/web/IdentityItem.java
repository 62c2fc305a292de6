package org.huizheng.site.web;

import java.util.List;
import java.util.stream.Stream;
import org.huizheng.release.SiteSettings;
import org.huizheng.site.SettingField;
import org.huizheng.site.Site;

/** A code or registration a site is known by, and whether it is there. */
record IdentityItem(String key, String label, String value, boolean required, boolean ok, String hint) {

    private static final List<String> REGISTRATIONS = List.of(
            SiteSettings.ICP_NUMBER,
            SiteSettings.POLICE_NUMBER,
            SiteSettings.PARTY_MARK_URL,
            SiteSettings.CORRECTION_URL);

    static List<IdentityItem> of(Site site) {
        IdentityItem code = new IdentityItem(
                "identityCode",
                "网站标识码",
                site.identityCode(),
                true,
                !site.identityCode().isBlank(),
                "10 位数字（6 位行政区划代码加 4 位序号），国务院部门为 bm 加 8 位数字；由国办报送系统分配");
        return Stream.concat(Stream.of(code), REGISTRATIONS.stream().map(key -> registration(site, key)))
                .toList();
    }

    private static IdentityItem registration(Site site, String key) {
        String value = site.settings().get(key) instanceof String text ? text : "";
        String hint = SettingField.FOOTER.stream()
                .filter(field -> field.key().equals(key))
                .map(SettingField::hint)
                .findFirst()
                .orElse("");
        return new IdentityItem(key, SettingField.label(key), value, true, !value.isBlank(), hint);
    }
}
