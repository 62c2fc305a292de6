package org.huizheng.theme;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the room {@code site} and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({InstallTheme.class, ApplyTheme.class})
public class ThemeRoom {}
