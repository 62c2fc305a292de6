package org.huizheng.release;

import java.util.List;

/** The settings without which no page of a site may be made: the footer's seven items (发展指引 annex, D9). */
public final class SiteSettings {

    /** 党政机关网站标识: address of its certificate page. */
    public static final String PARTY_MARK_URL = "partyMarkUrl";
    /** “我为政府网站找错”: address of the entry. */
    public static final String CORRECTION_URL = "correctionUrl";
    /** 主办单位. */
    public static final String ORGANIZER = "organizer";
    /** 联系方式: telephone. */
    public static final String PHONE = "phone";
    /** ICP 备案编号. */
    public static final String ICP_NUMBER = "icpNumber";
    /** 公安机关备案号. */
    public static final String POLICE_NUMBER = "policeNumber";

    /** Addresses and networks that may see the site while it is on trial. */
    public static final String TRIAL_ALLOW = "trialAllow";

    /** 繁體: whether the site has a traditional version. */
    public static final String HANT = "hant";

    /** Words that version keeps, or writes as the site says. */
    public static final String HANT_WORDS = "hantWords";

    /** Besides these: 网站标识码 is a column of the site, 网站地图 a page the engine makes. */
    public static final List<String> REQUIRED =
            List.of(PARTY_MARK_URL, CORRECTION_URL, ORGANIZER, PHONE, ICP_NUMBER, POLICE_NUMBER);

    private SiteSettings() {}
}
