package org.huizheng.worker;

import javax.sql.DataSource;
import org.huizheng.audit.AuditRoom;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.document.DocumentRoom;
import org.huizheng.emergency.EmergencyRoom;
import org.huizheng.kernel.OperatorPermissions;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Staff;
import org.huizheng.mapping.MappingRoom;
import org.huizheng.media.MediaRoom;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.Wakes;
import org.huizheng.render.RenderRoom;
import org.huizheng.render.RenderSignal;
import org.huizheng.site.SiteRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The verbs that a release needs when its hour has come, in a context that works as the console role. */
@Configuration(proxyBeanMethods = false)
@Import({
    AuditRoom.class,
    OrganizationRoom.class,
    ReleaseRoom.class,
    SiteRoom.class,
    ContentTypeRoom.class,
    ChannelRoom.class,
    MappingRoom.class,
    MediaRoom.class,
    DocumentRoom.class,
    EmergencyRoom.class
})
class Due {

    @Bean
    Permissions permissions() {
        return new OperatorPermissions();
    }

    /** Who opens and changes channels does it in the console. */
    @Bean
    Staff staff() {
        return account -> false;
    }

    @Bean
    Wakes wakes(DataSource dataSource, RenderSignal signal) {
        return RenderRoom.wakes(dataSource, signal);
    }
}
