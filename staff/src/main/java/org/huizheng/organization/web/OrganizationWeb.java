package org.huizheng.organization.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the console's context. */
@Configuration(proxyBeanMethods = false)
@Import(OrganizationController.class)
public class OrganizationWeb {}
