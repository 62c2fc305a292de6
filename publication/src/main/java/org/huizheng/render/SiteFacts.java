package org.huizheng.render;

import java.time.LocalDate;
import java.util.List;
import org.huizheng.release.Keys;
import org.huizheng.release.SiteNotice;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;

/** What a page may say of its site: each fact is read when it is asked for, and no other. */
record SiteFacts(SiteModel model, Reads reads) {

    String name() {
        reads.shared(Keys.site("name"));
        return model.site().name();
    }

    String domain() {
        reads.shared(Keys.site("domain"));
        return model.site().domain();
    }

    /** The address of the site, without a slash at its end. */
    String base() {
        return "https://" + domain();
    }

    String identityCode() {
        reads.shared(Keys.site("identity"));
        return model.site().identityCode();
    }

    String code() {
        reads.shared(Keys.site("code"));
        return model.site().code();
    }

    String state() {
        reads.shared(Keys.site("state"));
        return model.site().state();
    }

    /** Whether crawlers may come. */
    boolean open() {
        reads.shared(Keys.site("open"));
        return model.site().state().equals(SiteStates.ONLINE);
    }

    /** The state as far as it marks every page, or "". */
    String mark() {
        reads.shared(Keys.site("mark"));
        return SiteStates.mark(model.site().state());
    }

    /** The last day of a pause, or "". */
    String until() {
        reads.shared(Keys.site("until"));
        LocalDate until = model.site().notice().until();
        return until == null ? "" : until.toString();
    }

    SiteNotice notice() {
        reads.shared(Keys.site("notice"));
        return model.site().notice();
    }

    /** One of the site's settings as text, "" when it is not set. */
    String setting(String name) {
        reads.shared(Keys.setting(name));
        return model.site().settings().get(name) instanceof String text ? text : "";
    }

    /** Whether the site has a traditional version. */
    boolean hant() {
        reads.shared(Keys.setting(SiteSettings.HANT));
        return Boolean.TRUE.equals(model.site().settings().get(SiteSettings.HANT));
    }

    List<String> texts(String name) {
        reads.shared(Keys.setting(name));
        return model.site().settings().get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What a template asked of the view of the site. */
    void asked(String component) {
        switch (component) {
            case "name" -> name();
            case "domain", "url" -> domain();
            case "identityCode" -> identityCode();
            case "code" -> code();
            default -> {}
        }
    }
}
