package org.huizheng.render;

import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages a rebuild may come to twice, because a document or a cut of a list is moved while it walks. A bit a document: a
 * million cost an eighth of a megabyte.
 */
final class MadeOnce {

    private static final String DOCUMENT = "document:";
    private static final String CUT = "cut:";

    private final BitSet documents = new BitSet();
    private final Set<String> cuts = ConcurrentHashMap.newKeySet();

    boolean first(String page) {
        if (page.startsWith(CUT)) {
            return cuts.add(page);
        }
        return !page.startsWith(DOCUMENT) || first(Math.toIntExact(Long.parseLong(page.substring(DOCUMENT.length()))));
    }

    private synchronized boolean first(int document) {
        boolean first = !documents.get(document);
        documents.set(document);
        return first;
    }
}
