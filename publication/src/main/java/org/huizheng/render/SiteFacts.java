package org.huizheng.render;

import org.huizheng.release.Keys;

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
