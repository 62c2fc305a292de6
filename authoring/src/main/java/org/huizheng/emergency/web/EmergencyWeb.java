package org.huizheng.emergency.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the console's context; needs {@code organization.web.ActingArguments} among its argument resolvers. */
@Configuration(proxyBeanMethods = false)
@Import({EmergencyController.class, TakeDownController.class})
public class EmergencyWeb {}
