package org.huizheng.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as the portal would put it together, for those it shows only when something is wrong. */
final class StoredPage {

    private static final Pattern INCLUDE = Pattern.compile("<!--#include virtual=\"/([^\"]+)\" ?-->");

    private StoredPage() {}

    static String assembled(Path tree, String file) throws IOException {
        Matcher include = INCLUDE.matcher(Files.readString(tree.resolve(file)));
        StringBuilder page = new StringBuilder();
        while (include.find()) {
            include.appendReplacement(page, Matcher.quoteReplacement(Files.readString(tree.resolve(include.group(1)))));
        }
        return include.appendTail(page).toString();
    }
}
