package org.huizheng.theme;

import java.time.Instant;
import java.util.Map;
import org.huizheng.kernel.Problem;

/** What shows a site in a theme nobody sees yet; the product implements it, because this room knows no pages. */
public interface ThemePages {

    /**
     * @param changed templates that differ from those of the version, by path
     * @param page which one, see {@link PreviewTheme.Sought}
     * @throws Problem {@code template-refused} with file, line and reason
     */
    byte[] draw(long siteId, long versionId, Map<String, String> changed, PreviewTheme.Sought page);

    /** Keeps a page where only the link leads, and only until then. @return the link */
    String keep(String siteCode, String host, String subject, byte[] page, Instant until);
}
