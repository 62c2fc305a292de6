package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;

/** Asked before a site's settings are kept: what an upper room, such as the theme that reads them, has against them. */
public interface SettingsCheck {

    List<Blocker> blockers(Site site, Map<String, Object> settings);
}
