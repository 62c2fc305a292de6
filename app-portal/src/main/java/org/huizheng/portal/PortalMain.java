package org.huizheng.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The portal as a process of its own, for a host that holds nothing but what the public may see. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
@Import(PortalRoom.class)
public class PortalMain {

    public static void main(String[] args) {
        SpringApplication.run(PortalMain.class, args);
    }
}
