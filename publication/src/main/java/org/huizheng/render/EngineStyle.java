package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.huizheng.kernel.Hashes;
import org.huizheng.release.Pages;

/**
 * The style sheets of what the engine itself puts into pages: in no theme, so that none can lack them. Letters are 18 px, as large as
 * 适老化 asks, because the engine does not know what a theme does for the old. Their address has their hash, and browsers keep them for
 * ever.
 */
enum EngineStyle {
    /** On the root element, where a filter moves nothing that is fixed to the window. */
    GREY("html{-webkit-filter:grayscale(1);filter:grayscale(1)}\n"),

    /** Each pair of colours has a contrast of more than 4.5, in colour and in grey. */
    BANNER("""
            .hz-banners{display:block;margin:0;font-size:1.125rem;line-height:1.6}
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
            """),

    /** The watermark lies over everything and takes no click. */
    MARK("""
            .hz-mark{box-sizing:border-box;margin:0;padding:.5em max(1rem,calc((100% - 75rem)/2));font-size:1.125rem;line-height:1.6;\
            color:#4a3500;background:#fff4d6;border-bottom:1px solid #e0b84c;overflow-wrap:anywhere}
            .hz-mark strong{display:inline-block;margin-right:.5em;padding:0 .5em;border:1px solid currentColor;font-weight:700}
            .hz-mark a{color:inherit;font-weight:700;text-decoration:underline;text-underline-offset:.2em}
            .hz-water{position:fixed;inset:0;z-index:2147483000;pointer-events:none;opacity:.08;\
            background:url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='320' height='220'%3E\
            %3Ctext x='40' y='140' font-family='sans-serif' font-size='34' font-weight='700' transform='rotate(-24 160 110)'%3E\
            %E6%B5%8B%E8%AF%95%E7%B3%BB%E7%BB%9F%3C/text%3E%3C/svg%3E")}
            @media print{.hz-mark{color:#000;background:none;border:1px solid #000}}
            """),

    CLOSED("""
            .hz-closed{margin:0;min-height:100vh;display:flex;flex-direction:column;color:#1d2530;background:#f4f6f9;\
            font:1.125rem/1.8 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
            .hz-closed main{box-sizing:border-box;width:min(40rem,100%);margin:auto;padding:2.5rem 1.5rem;overflow-wrap:anywhere}
            .hz-closed .hz-site{margin:0;color:#4d5969}
            .hz-closed h1{margin:.25em 0 .75em;font-size:2rem;line-height:1.3;font-weight:700}
            .hz-closed a{color:#0b4fa0}
            .hz-closed footer{padding:1rem 1.5rem;text-align:center;color:#4d5969}
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
