package org.huizheng.render;

import java.util.List;
import org.huizheng.release.Pages;

/** The pages of a site that change by the platform's log too, and are made again after each rebuild, whatever the site's own says. */
final class OfAllSites {

    static final List<String> PAGES = List.of(Pages.EMERGENCY, Pages.DRILL, Pages.HANT);

    private OfAllSites() {}

    static boolean isOne(String page) {
        return PAGES.contains(page);
    }
}
