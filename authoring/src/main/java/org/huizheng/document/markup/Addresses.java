package org.huizheng.document.markup;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Which addresses a link or a picture may keep. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^([^/?#]*):");
    private static final Pattern ALLOWED = Pattern.compile("https?|mailto");
    private static final Pattern LIBRARY = Pattern.compile("media:\\d{1,18}");
    private static final Pattern PLACE = Pattern.compile("#(h|fn|fnref)-[A-Za-z0-9_-]{1,60}");
    private static final Pattern DISGUISED = Pattern.compile("[\\x00-\\x20\\x7f-\\xa0\\\\\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final Pattern WEB = Pattern.compile("(?i)(https?:)?//.*", Pattern.DOTALL);
    private static final Pattern DISK = Pattern.compile("(?i)/*[a-z](:|%3a|\\|)[/\\\\].*");
    private static final int LONGEST = 2_000;

    private Addresses() {}

    /** @return "" when the link is to be taken off its text */
    static String link(String given) {
        String address = given.strip();
        if (address.startsWith("#")) {
            return PLACE.matcher(address).matches() ? address : "";
        }
        if (address.length() > LONGEST
                || address.startsWith("//")
                || DISK.matcher(address).matches()
                || DISGUISED.matcher(address).find()) {
            return "";
        }
        var scheme = SCHEME.matcher(address);
        boolean allowed = !scheme.find()
                || ALLOWED.matcher(scheme.group(1).toLowerCase(Locale.ROOT)).matches();
        return allowed ? address : "";
    }

    /** A file of the document by its name, or one of the library by its number. */
    static boolean isNamed(String address) {
        return address.startsWith("attachment:") || LIBRARY.matcher(address).matches();
    }

    /** @return "" when the file is not one of ours */
    static String file(String given) {
        String address = given.strip();
        boolean own = isNamed(address) || address.startsWith("/files/") && !address.contains("..");
        return own && address.length() <= LONGEST ? address : "";
    }

    static Finding lost(Element picture) {
        boolean web = WEB.matcher(picture.attr("src").strip()).matches()
                || WEB.matcher(picture.attr("data-src").strip()).matches();
        return web ? Finding.FOREIGN_PICTURE : Finding.LOCAL_PICTURE;
    }
}
