package org.huizheng.blueprint;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the rooms {@code site}, {@code channel} and {@code theme}. */
@Configuration(proxyBeanMethods = false)
@Import({Blueprints.class, OpenFromBlueprint.class})
public class BlueprintRoom {}
