package org.huizheng.console;

import org.huizheng.account.web.AccountWeb;
import org.huizheng.audit.web.AuditWeb;
import org.huizheng.blueprint.web.BlueprintWeb;
import org.huizheng.cache.web.CacheWeb;
import org.huizheng.channel.web.ChannelWeb;
import org.huizheng.console.dashboard.DashboardRoom;
import org.huizheng.console.operations.OperationRoom;
import org.huizheng.console.system.SystemRoom;
import org.huizheng.console.web.ConsoleWeb;
import org.huizheng.contenttype.web.ContentTypeWeb;
import org.huizheng.document.web.DocumentWeb;
import org.huizheng.emergency.web.EmergencyWeb;
import org.huizheng.mapping.web.MappingWeb;
import org.huizheng.media.MediaWorkRoom;
import org.huizheng.media.web.MediaWeb;
import org.huizheng.organization.web.OrganizationWeb;
import org.huizheng.past.web.PastWeb;
import org.huizheng.site.web.SiteWeb;
import org.huizheng.theme.web.ThemeWeb;

/** What staff and operators use, as the console role: written out because nothing is scanned. */
public final class ConsoleRooms {

    private ConsoleRooms() {}

    /** Without a port, for a command that finds no product running. */
    public static Class<?>[] verbs() {
        return new Class<?>[] {Verbs.class, OperationRoom.class};
    }

    public static Class<?>[] web() {
        return new Class<?>[] {
            Watching.class,
            SystemRoom.class,
            DashboardRoom.class,
            ConsoleWeb.class,
            AuditWeb.class,
            OrganizationWeb.class,
            AccountWeb.class,
            SiteWeb.class,
            BlueprintWeb.class,
            MappingWeb.class,
            CacheWeb.class,
            ContentTypeWeb.class,
            ChannelWeb.class,
            ThemeWeb.class,
            DocumentWeb.class,
            EmergencyWeb.class,
            PastWeb.class,
            MediaWeb.class,
            MediaWorkRoom.class
        };
    }
}
