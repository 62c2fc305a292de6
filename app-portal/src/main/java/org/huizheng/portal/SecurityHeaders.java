package org.huizheng.portal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** What every answer tells the browser to refuse; uploads get stricter ones than pages. */
final class SecurityHeaders {

    static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src-elem 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'self'; form-action 'self'";

    static final List<HttpField> PAGE = with(PAGE_POLICY);

    static final String SHOWN_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; "
            + "style-src 'unsafe-inline'; frame-ancestors 'self'";
    static final String PDF_POLICY = "script-src 'none'; object-src 'self'; frame-ancestors 'self'";
    static final String DOWNLOAD_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final List<HttpField> SHOWN = with(SHOWN_POLICY);
    private static final List<HttpField> PDF = with(PDF_POLICY);
    private static final List<HttpField> DOWNLOADED = downloaded();

    private SecurityHeaders() {}

    /** For what lies under {@code /files/}: a download is sandboxed too, should a browser open it all the same. */
    static List<HttpField> ofFile(String type) {
        return !ContentTypes.shownInPlace(type) ? DOWNLOADED : type.equals("application/pdf") ? PDF : SHOWN;
    }

    private static List<HttpField> downloaded() {
        List<HttpField> fields = new ArrayList<>(with(DOWNLOAD_POLICY));
        fields.add(new PreEncodedHttpField("Content-Disposition", "attachment"));
        return List.copyOf(fields);
    }

    private static List<HttpField> with(String policy) {
        return List.of(
                new PreEncodedHttpField("Content-Security-Policy", policy),
                new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
                new PreEncodedHttpField("X-Frame-Options", "SAMEORIGIN"),
                new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin"),
                new PreEncodedHttpField(
                        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }
}
