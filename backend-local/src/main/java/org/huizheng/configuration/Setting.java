package org.huizheng.configuration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents one leaf of {@link Settings}; the reference and the command line's options are made from it. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Setting {

    String zh();

    String en();

    String value() default "";

    /** The flag, where it is not simply the key with hyphens. */
    String flag() default "";
}
