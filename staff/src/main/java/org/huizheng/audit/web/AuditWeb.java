package org.huizheng.audit.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the console's context; needs the room {@code audit}, and who is acting among its argument resolvers. */
@Configuration(proxyBeanMethods = false)
@Import(AuditController.class)
public class AuditWeb {}
