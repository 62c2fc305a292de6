package org.huizheng.release;

import java.util.Map;

/** Makes a theme version public; equal files give the version that is already there. Joins the caller's transaction. */
public interface PublishTheme {

    /**
     * @param templates source by path, such as {@code templates/home.peb} and {@code fragments/masthead.peb}
     * @param assets bytes by path, such as {@code portal.css}
     * @param settings the defaults of the theme's settings
     * @return the theme version's id
     * @throws org.huizheng.kernel.Problem {@code template-refused} with file, line and reason
     */
    long perform(String theme, Map<String, String> templates, Map<String, byte[]> assets, Map<String, Object> settings);
}
