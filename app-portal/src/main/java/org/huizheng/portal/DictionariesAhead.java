package org.huizheng.portal;

import java.util.concurrent.CompletableFuture;
import org.huizheng.hant.Hant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At the start, beside everything else: where a site has a traditional version, its first reader does not wait for the dictionaries. */
final class DictionariesAhead {

    private static final Logger LOG = LoggerFactory.getLogger(DictionariesAhead.class);

    private final CompletableFuture<Boolean> read;

    DictionariesAhead(HostMap hosts, Hants hants) {
        this.read = CompletableFuture.supplyAsync(() -> read(hosts, hants));
    }

    /** Whether they were read, once that is known. */
    CompletableFuture<Boolean> read() {
        return read;
    }

    private static boolean read(HostMap hosts, Hants hants) {
        boolean wanted = hosts.sites().stream().anyMatch(site -> has(hants, site));
        if (wanted) {
            Hant.readDictionaries();
        }
        return wanted;
    }

    private static boolean has(Hants hants, SiteTree site) {
        try {
            return hants.of(site) != null;
        } catch (SealedLists.Tampered e) {
            LOG.error("The traditional version of {} is refused: {}", site.code(), e.getMessage());
            return false;
        }
    }
}
