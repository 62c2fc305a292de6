package org.huizheng.media;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What documents ask of the library. */
@Configuration(proxyBeanMethods = false)
@Import({Library.class, MediaFiles.class})
public class MediaRoom {}
