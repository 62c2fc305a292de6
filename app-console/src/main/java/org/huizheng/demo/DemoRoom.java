package org.huizheng.demo;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the room of accounts, the authoring rooms, {@code theme} and {@code interchange} among them, and a {@code Clock}. */
@Configuration(proxyBeanMethods = false)
@Import({DemoSites.class, DemoStaff.class, DemoCity.class})
public class DemoRoom {}
