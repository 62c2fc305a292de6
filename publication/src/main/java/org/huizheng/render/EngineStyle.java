package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.huizheng.kernel.Hashes;
import org.huizheng.release.Pages;

/**
 * The style sheets of what the engine itself puts into pages: in no theme, so that none can lack them. Their address has
 * their hash, and browsers keep them for ever.
 */
enum EngineStyle {
    /** On the root element, where a filter moves nothing that is fixed to the window. */
    GREY("html{-webkit-filter:grayscale(1);filter:grayscale(1)}\n"),

    /** Each pair of colours has a contrast of more than 4.5, in colour and in grey. */
    BANNER("""
            .hz-banners{display:block;margin:0;font-size:1.0625rem;line-height:1.6}
            .hz-banner{box-sizing:border-box;margin:0;padding:.625em max(1rem,calc((100% - 75rem)/2));\
            overflow-wrap:anywhere;border-bottom:1px solid #fff}
            .hz-banner strong{display:inline-block;margin-right:.5em;padding:0 .5em;border:1px solid currentColor;font-weight:700}
            .hz-banner a{color:inherit;font-weight:700;text-decoration:underline;text-underline-offset:.2em;white-space:nowrap}
            .hz-banner a:focus-visible{outline:3px solid currentColor;outline-offset:2px}
            .hz-notice{color:#ffffff;background:#1c4e8a}
            .hz-blue{color:#ffffff;background:#0b4fa0}
            .hz-yellow{color:#1f1a00;background:#ffd84d}
            .hz-orange{color:#241300;background:#ffa24d}
            .hz-red{color:#ffffff;background:#b01217}
            @media print{.hz-banner{color:#000;background:none;border:1px solid #000}}
            """);

    private final byte[] bytes;
    private final String path;

    EngineStyle(String css) {
        this.bytes = css.getBytes(StandardCharsets.UTF_8);
        this.path = "/_a/engine-" + Hashes.hex(css).substring(0, 8) + "/" + name().toLowerCase(Locale.ROOT) + ".css";
    }

    String path() {
        return path;
    }

    String page() {
        return Pages.engineStyle(name().toLowerCase(Locale.ROOT));
    }

    static Made of(String name) {
        EngineStyle style = valueOf(name.toUpperCase(Locale.ROOT));
        return Made.page(200, style.path, style.bytes, "");
    }
}
