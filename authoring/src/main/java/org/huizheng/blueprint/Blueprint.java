package org.huizheng.blueprint;

import java.util.List;
import java.util.Map;
import org.huizheng.channel.NewChannel;
import org.huizheng.site.NewSite;
import org.huizheng.site.SiteKind;

/**
 * What a new site of a kind begins with.
 *
 * @param settings what the new site says unless its form says otherwise
 * @param channels parents before children
 */
public record Blueprint(
        String code,
        String title,
        SiteKind kind,
        String description,
        String theme,
        Map<String, Object> settings,
        List<NewChannel> channels) {

    /** With the new site's own words in place of the blanks. */
    Blueprint filledFor(NewSite site) {
        Blanks blanks = new Blanks(site);
        return new Blueprint(
                code,
                title,
                kind,
                description,
                theme,
                blanks.fill(settings),
                channels.stream().map(blanks::fill).toList());
    }
}
