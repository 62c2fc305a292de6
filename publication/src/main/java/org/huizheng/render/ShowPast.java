package org.huizheng.render;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.Problem;
import org.huizheng.page.Erasure;
import org.huizheng.page.Erasures;
import org.huizheng.page.MappedTo;
import org.huizheng.page.PastPages;
import org.huizheng.page.PastPages.Version;
import org.huizheng.release.OldAddress;
import org.huizheng.release.ReleasedSites;
import org.jspecify.annotations.Nullable;

/**
 * What a reader was answered at an address at a past moment: page and fragments of that moment joined as the portal joins them,
 * behind the door as it was then.
 */
public final class ShowPast {

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** @param since null where that is from before the record begins */
    public record State(Version version, @Nullable Instant since) {
        Instant end() {
            Instant until = version.until();
            return until == null ? LAST : until;
        }
    }

    /** A part of the page that changes by itself. */
    public record Part(
            String path, @Nullable Instant since, @Nullable Instant until) {}

    /**
     * @param path without the host, decoded
     * @param status what the reader was answered
     * @param location where a redirect led
     * @param bytes null for a redirect, and where what is kept is not what the record says, or is not kept
     * @param large what is kept is what the record says, and too large to be shown; there are no bytes then
     * @param version of the page itself; null where none stood
     * @param since null where that is from before the record begins; {@code until} null for what stands now
     * @param closed the state of the site that kept readers out; "" when it was open
     * @param takenBack what stood there does not stand there now
     * @param erased by whose order what stood there was erased; the status is 410 then
     */
    public record Shown(
            String site,
            String path,
            Instant at,
            int status,
            @Nullable String location,
            byte @Nullable [] bytes,
            boolean large,
            @Nullable Version version,
            @Nullable Instant since,
            @Nullable Instant until,
            List<Part> parts,
            String closed,
            boolean takenBack,
            @Nullable Erasure erased) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Rendering.SHANGHAI);

    private final Engine engine;
    private final Clock clock;

    ShowPast(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    public PastPages of(String siteCode) {
        long site = ReleasedSites.idOf(engine.jdbc, siteCode)
                .orElseThrow(() -> Problem.notFound("站点 " + siteCode + " 不存在"));
        return new PastPages(engine.jdbc, engine.pages, engine.blobs, site, siteCode);
    }

    /**
     * @param address as a reader types it, with its query
     * @throws Problem for what is no address, and for a moment of which nothing is known
     */
    public Shown perform(String siteCode, String address, Instant at) {
        PastPages past = of(siteCode);
        OldAddress asked = OldAddress.of(address).orElseThrow(() -> Problem.invalid("地址不合法：" + address));
        requireKnown(past, at);
        PastTree tree = new PastTree(past, at);
        Door door = tree.version(Door.STORED)
                .map(v -> tree.bytes(Door.STORED))
                .map(Door::of)
                .orElse(Door.OPEN);
        Hant hant = Hant.isAddress(asked.path())
                ? tree.version(Hant.STORED)
                        .map(v -> tree.bytes(Hant.STORED))
                        .map(Hant::of)
                        .orElse(null)
                : null;
        return new Look(siteCode, asked, at, past, new Erasures(engine.jdbc), tree, door, hant).shown();
    }

    /** A page as it looked, which needs nothing from anywhere. */
    public byte[] picture(Shown shown, byte[] page) {
        PastTree tree = new PastTree(of(shown.site()), shown.at());
        return new StandsAlone(address -> OldAddress.of(address)
                        .filter(file -> WhatStands.isAddress(file.path()))
                        .map(file -> tree.bytes(WhatStands.storedAt(file.path())))
                        .orElse(null))
                .of(page);
    }

    /**
     * The states of an address that ended before a moment, the newest first: its page, its notice, its redirect. Between two of one
     * path there may be a row that nothing stood there, which is none of them: twice as many rows are as many states.
     *
     * @param before null for all, with what stands now
     */
    public List<State> states(String siteCode, String address, @Nullable Instant before, int most) {
        PastPages past = of(siteCode);
        List<State> states = new ArrayList<>();
        for (String path : places(past, address)) {
            List<Version> versions = new ArrayList<>();
            if (before == null) {
                past.now(path).ifPresent(versions::add);
            }
            versions.addAll(past.before(path, before == null ? LAST : before, 2 * most + 1));
            for (int i = 0; i < versions.size(); i++) {
                Instant since = i + 1 < versions.size() ? versions.get(i + 1).until() : null;
                if (!versions.get(i).isAbsent()) {
                    states.add(new State(versions.get(i), since));
                }
            }
        }
        return states.stream()
                .sorted(Comparator.comparing(State::end).reversed())
                .limit(most)
                .toList();
    }

    /** The paths of the tree at which an address answers: its page, its notice, its redirect. */
    public List<String> places(String siteCode, String address) {
        return places(of(siteCode), address);
    }

    private static List<String> places(PastPages past, String address) {
        OldAddress asked = OldAddress.of(address).orElseThrow(() -> Problem.invalid("地址不合法：" + address));
        boolean hant = Hant.isAddress(asked.path()) && past.now(Hant.STORED).isPresent();
        String stored = WhatStands.storedAt(hant ? Hant.simplifiedOf(asked.path()) : asked.path());
        return Stream.of("", "/_gone", "/_moved")
                .map(place -> PagePath.address((place + stored).substring(1)))
                .toList();
    }

    private void requireKnown(PastPages past, Instant at) {
        if (at.isAfter(clock.instant())) {
            throw Problem.invalid("这个时间还没有到");
        }
        past.start().filter(at::isBefore).ifPresent(start -> {
            throw Problem.invalid("这个站点从 " + TIME.format(start) + " 起才有记录");
        });
        if (past.at(Door.STORED, at).isEmpty() && past.at("/", at).isEmpty()) {
            throw Problem.invalid("这个站点当时还没有发布");
        }
    }

    /** One question. */
    private static final class Look {

        private final String site;
        private final OldAddress asked;
        private final String path;
        private final Instant at;
        private final PastPages past;
        private final Erasures erasures;
        private final PastTree tree;
        private final Door door;
        private final @Nullable Hant hant;
        private final List<Part> parts = new ArrayList<>();

        /** @param hant the traditional version that is asked for, as it was; null for the simplified one */
        Look(
                String site,
                OldAddress given,
                Instant at,
                PastPages past,
                Erasures erasures,
                PastTree tree,
                Door door,
                @Nullable Hant hant) {
            this.site = site;
            this.asked = hant == null ? given : new OldAddress(Hant.simplifiedOf(given.path()), given.query());
            this.path = asked.path();
            this.hant = hant;
            this.at = at;
            this.past = past;
            this.erasures = erasures;
            this.tree = tree;
            this.door = door;
        }

        Shown shown() {
            boolean let =
                    door.isOpen() || path.startsWith("/_a/") || path.equals("/robots.txt") && door.status() == 403;
            if (!let) {
                Optional<MappedTo> away =
                        door.status() == 410 ? tree.mapped(asked).filter(MappedTo::leads) : Optional.empty();
                return away.map(to -> moved(to.status(), to.target()))
                        .orElseGet(() -> ofSite(door.status(), door.status() == 404 ? "" : "closed"));
            }
            if (!WhatStands.isAddress(path)) {
                return missing();
            }
            return switch (WhatStands.at(path, asked.pathText(), tree)) {
                case WhatStands.Found.Page<Version>(Version version) -> page(version, version.status());
                case WhatStands.Found.Moved<Version>(int status, String to) -> moved(status, to);
                case WhatStands.Found.Missing<Version>() -> missing();
            };
        }

        private Shown missing() {
            Optional<Version> erased =
                    tree.version("/_moved" + WhatStands.storedAt(path)).filter(v -> v.erasureId() != null);
            if (erased.isPresent()) {
                return shown(410, null, null, erased.get());
            }
            Optional<MappedTo> to = tree.mapped(asked);
            if (to.filter(MappedTo::leads).isPresent()) {
                return moved(to.get().status(), to.get().target());
            }
            int status = to.filter(t -> t.status() == 410).isPresent() ? 410 : 404;
            return ofSite(status, String.valueOf(status));
        }

        /** The site's own page for a status; without one the portal has its own. */
        private Shown ofSite(int status, String name) {
            return tree.version("/_error/" + name + ".html")
                    .map(version -> page(version, status))
                    .orElseGet(() -> shown(status, null, null, null));
        }

        private Shown moved(int status, String to) {
            Version version =
                    tree.version("/_moved" + WhatStands.storedAt(path)).orElse(null);
            return shown(status, to, null, version);
        }

        private Shown page(Version version, int status) {
            byte[] stored = past.bytes(version.path(), at);
            return shown(status, null, stored == null ? null : assembled(stored, status), version);
        }

        private byte @Nullable [] assembled(byte[] stored, int status) {
            boolean html =
                    status != 200 || (path.endsWith("/") || path.endsWith(".html")) && !path.startsWith("/files/");
            if (html) {
                byte[] page = Assembly.join(stored, this::fragment);
                return hant == null ? page : hant.page(page);
            }
            try {
                return Derived.shownAt(path, inScript(stored));
            } catch (IOException cannotBeMade) {
                return null;
            }
        }

        /** Of what is no whole page. */
        private byte[] inScript(byte[] stored) {
            if (hant == null) {
                return stored;
            }
            if (Derived.isFeed(path)) {
                return hant.json(stored);
            }
            boolean markup =
                    path.equals(OpenSearch.PATH) || !Derived.storedAt(path).equals(path);
            return markup ? hant.page(stored) : stored;
        }

        private byte @Nullable [] fragment(String name) {
            Version version = Assembly.isFragment(name) ? tree.version(name).orElse(null) : null;
            if (version == null) {
                return null;
            }
            parts.add(new Part(name, past.since(name, at).orElse(null), version.until()));
            return past.bytes(name, at);
        }

        private Shown shown(int status, @Nullable String location, byte @Nullable [] bytes, @Nullable Version version) {
            Erasure erased = erased(version);
            return new Shown(
                    site,
                    hant == null ? path : Hant.PREFIX + path,
                    at,
                    erased == null ? status : 410,
                    location == null || hant == null ? location : hant.link(location),
                    bytes,
                    bytes == null && location == null && isLarge(version),
                    version,
                    version == null ? null : past.since(version.path(), at).orElse(null),
                    version == null ? null : version.until(),
                    List.copyOf(parts),
                    door.isOpen() ? "" : door.state(),
                    status == 200 && version != null && past.now(version.path()).isEmpty(),
                    erased);
        }

        private boolean isLarge(@Nullable Version version) {
            return version != null && version.stored() && version.isLarge() && past.isSound(version);
        }

        private @Nullable Erasure erased(@Nullable Version version) {
            Long id = version == null ? null : version.erasureId();
            return id == null ? null : erasures.find(id).orElse(null);
        }
    }
}
