package org.huizheng.account;

import java.util.Locale;

/** How far someone has come at the door; before {@link #SIGNED_IN} nothing but the door can be reached. */
public enum Step {
    SECOND_FACTOR,
    ENROLMENT,
    PASSWORD_CHANGE,
    SIGNED_IN;

    /** As the API says it, such as {@code second-factor}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
