package org.huizheng.site;

import java.util.List;
import org.huizheng.kernel.Blocker;

/** A condition an upper room sets on a site's change of state. */
public interface SiteGate {

    List<Blocker> blockers(Site site, SiteState next);
}
