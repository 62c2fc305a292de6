package org.huizheng.console.dashboard;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs what the system page needs, and the rooms whose work it shows. */
@Configuration(proxyBeanMethods = false)
@Import({Places.class, Desk.class, ReleaseTrack.class, LateChannels.class, ReadDashboard.class})
public class DashboardRoom {}
