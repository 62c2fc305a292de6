package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.huizheng.kernel.PagePath;
import org.huizheng.page.MappedTo;
import org.huizheng.page.MappingRules;
import org.huizheng.page.OldAddresses;
import org.huizheng.page.PastPages;
import org.huizheng.release.OldAddress;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;

/** The tree of a site as it was at one moment. */
final class PastTree implements WhatStands.Tree<PastPages.Version, RuntimeException> {

    private final PastPages past;
    private final Instant at;

    PastTree(PastPages past, Instant at) {
        this.past = past;
        this.at = at;
    }

    Optional<PastPages.Version> version(String stored) {
        return past.at(PagePath.address(stored.substring(1)), at);
    }

    byte @Nullable [] bytes(String stored) {
        return past.bytes(PagePath.address(stored.substring(1)), at);
    }

    @Override
    public PastPages.@Nullable Version page(String stored, int status) {
        return version(stored).orElse(null);
    }

    @Override
    public @Nullable String target(String stored) {
        byte[] bytes = bytes(stored);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean has(String stored) {
        return version(stored).isPresent();
    }

    /** Where an address at which nothing stood led. */
    Optional<MappedTo> mapped(OldAddress address) {
        String lines = text(OldAddresses.file(Pages.RULES));
        MappingRules rules = lines.isEmpty()
                ? MappingRules.NONE
                : new MappingRules(lines.lines().toList());
        return new OldAddresses(this::exact, rules)
                .follow(address, this::stands)
                .end();
    }

    private Function<String, Optional<MappedTo>> exact(OldAddress address) {
        String shard = text(OldAddresses.file(String.valueOf(address.shard())));
        return source -> OldAddresses.in(shard, source);
    }

    private boolean stands(OldAddress address) {
        String path = address.path();
        return WhatStands.isAddress(path)
                && !(WhatStands.at(path, path, this) instanceof WhatStands.Found.Missing<PastPages.Version>());
    }

    private String text(String stored) {
        String text = target(stored);
        return text == null ? "" : text;
    }
}
