package org.huizheng.site;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs {@code ScopedTransactions}, {@code JdbcClient}, {@code Permissions}, the room {@code organization}, an {@code AuditTrail}, a {@code Clock} and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({
    Sites.class,
    OpenSite.class,
    ChangeSite.class,
    AssignHosts.class,
    SetSiteState.class,
    SetKeptWords.class,
    SiteActions.class,
    SiteQueries.class
})
public class SiteRoom {}
