package org.huizheng.theme;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs {@code Permissions}, the room {@code site} and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({
    ThemeVersions.class,
    ThemeQueries.class,
    InstallTheme.class,
    EditTheme.class,
    PreviewTheme.class,
    ApplyTheme.class,
    ThemeSettings.class
})
public class ThemeRoom {}
