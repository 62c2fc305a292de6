package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that needs nothing from anywhere: styles and pictures of its own site are written into it, as far as they are not too
 * large, and scripts are left out. Whoever shows it forbids them all the same.
 */
final class StandsAlone {

    private static final int MOST = 4 << 20;
    private static final Pattern SCRIPT =
            Pattern.compile("<script\\b.*?</script\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<link\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern STYLE = Pattern.compile("\\brel=[\"']?stylesheet\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern HREF = Pattern.compile("\\bhref=[\"']?(/[^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile("(<img\\b[^>]*?\\bsrc=\")(/[^\"]+)(\")", Pattern.CASE_INSENSITIVE);
    private static final Pattern SYMBOL =
            Pattern.compile("(<use\\b[^>]*?\\bhref=\")(/[^\"#]+)(#[^\"]*\")", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif",
            "svg", "image/svg+xml");

    private final Function<String, byte @Nullable []> files;
    private int left = MOST;

    /** @param files the bytes at an address of the site */
    StandsAlone(Function<String, byte @Nullable []> files) {
        this.files = files;
    }

    byte[] of(byte[] page) {
        String html = SCRIPT.matcher(new String(page, StandardCharsets.UTF_8)).replaceAll("");
        html = LINK.matcher(html).replaceAll(link -> Matcher.quoteReplacement(style(link.group())));
        html = PICTURE.matcher(html).replaceAll(picture -> Matcher.quoteReplacement(picture(picture)));
        Set<String> drawings = new LinkedHashSet<>();
        html = SYMBOL.matcher(html).replaceAll(use -> {
            drawings.add(use.group(2));
            return Matcher.quoteReplacement(use.group(1) + use.group(3));
        });
        StringBuilder whole = new StringBuilder(html);
        drawings.forEach(path -> whole.append("<div hidden>").append(text(path)).append("</div>"));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Also what is not a style sheet goes: an icon or another form of the page would be asked for. */
    private String style(String link) {
        Matcher href = HREF.matcher(link);
        return STYLE.matcher(link).find() && href.find()
                ? "<style>" + text(href.group(1)).replace("</", "<\\/") + "</style>"
                : "";
    }

    private String text(String path) {
        byte[] bytes = taken(path);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private String picture(MatchResult picture) {
        String path = picture.group(2);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        byte[] bytes = type == null ? null : taken(path);
        return bytes == null
                ? picture.group()
                : picture.group(1) + "data:" + type + ";base64,"
                        + Base64.getEncoder().encodeToString(bytes) + picture.group(3);
    }

    private byte @Nullable [] taken(String path) {
        byte[] bytes = files.apply(path);
        if (bytes == null || bytes.length > left) {
            return null;
        }
        left -= bytes.length;
        return bytes;
    }
}
