package org.huizheng.render;

import static org.huizheng.render.RandomEdits.Edit.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.release.Mapping;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.ReleasedEmergency;
import org.huizheng.release.Retraction;
import org.huizheng.release.SiteNotice;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;

/** One random edit after the other. */
final class RandomEdits {

    enum Edit {
        RELEASED,
        RELEASED_MANY,
        BACK_DATED,
        BACK_DATED_MANY,
        RETITLED,
        CORRECTED,
        REDATED,
        UNCHANGED,
        TICKED,
        RETRACTED,
        RETRACTED_MANY,
        TAKEN_FROM_ARCHIVE,
        REPUBLISHED,
        MOVED,
        PLACED_TWICE,
        PINNED,
        INTERPRETED,
        RELATED,
        CHANNEL_RENAMED,
        CHANNEL_DESCRIBED,
        CHANNEL_REORDERED,
        ORDER_TURNED,
        ARRANGED,
        CHANNEL_MOVED,
        CHANNEL_OPENED,
        CHANNEL_REMOVED,
        CHANNEL_LED_AWAY,
        CHANNEL_READDRESSED,
        NAVIGATION_TURNED,
        MERGED,
        SETTING_CHANGED,
        THEME_SETTING_CHANGED,
        SITE_RENAMED,
        SITE_STATE_SET,
        HANT_TURNED,
        WORDS_CHANGED,
        TYPE_CHANGED,
        TEMPLATE_CHANGED,
        FRAGMENT_CHANGED,
        ASSET_CHANGED,
        DAY_TURNED,
        MAPPED,
        EMERGENCY,
        PLACED_ABROAD,
        SECOND_CHANGED
    }

    static final List<Edit> ALL = List.of(Edit.values());
    /** Channels open, fill and go into one another. */
    static final List<Edit> OF_MERGES = List.of(
            RELEASED,
            RELEASED,
            RELEASED_MANY,
            BACK_DATED,
            BACK_DATED_MANY,
            RETRACTED,
            MOVED,
            PLACED_TWICE,
            PLACED_TWICE,
            PINNED,
            CHANNEL_RENAMED,
            CHANNEL_OPENED,
            CHANNEL_OPENED,
            CHANNEL_REMOVED,
            REPUBLISHED,
            INTERPRETED,
            MERGED,
            MERGED,
            MERGED);
    /** Documents are archived, in channels that are renamed and go into others; some come back, some must go for good. */
    static final List<Edit> OF_ARCHIVES = List.of(
            RELEASED_MANY,
            RELEASED_MANY,
            PLACED_TWICE,
            RETRACTED_MANY,
            RETRACTED_MANY,
            RETRACTED,
            TAKEN_FROM_ARCHIVE,
            TAKEN_FROM_ARCHIVE,
            REPUBLISHED,
            RELATED,
            CHANNEL_RENAMED,
            CHANNEL_DESCRIBED,
            CHANNEL_OPENED,
            CHANNEL_MOVED,
            CHANNEL_REMOVED,
            MERGED,
            SITE_RENAMED,
            TEMPLATE_CHANGED);
    /** Documents point to one another, and no longer. */
    static final List<Edit> OF_RELATIONS = List.of(
            RELEASED,
            RELEASED,
            RETITLED,
            RETRACTED,
            MOVED,
            REPUBLISHED,
            INTERPRETED,
            RELATED,
            RELATED,
            RELATED,
            RELATED);
    /** What a document of a type is called, and is for search engines. */
    static final List<Edit> OF_TYPES =
            List.of(RELEASED, RELEASED, RETITLED, CHANNEL_OPENED, REPUBLISHED, TYPE_CHANGED, TYPE_CHANGED);
    /** The site is tried, opened, paused, moved, closed, archived. */
    static final List<Edit> OF_STATES = List.of(
            RELEASED, SITE_RENAMED, SETTING_CHANGED, TEMPLATE_CHANGED, SITE_STATE_SET, SITE_STATE_SET, SITE_STATE_SET);
    /** The traditional version comes and goes, and its words are others, while the site goes on. */
    static final List<Edit> OF_HANT = List.of(
            RELEASED,
            RETRACTED,
            SITE_RENAMED,
            SITE_STATE_SET,
            TEMPLATE_CHANGED,
            HANT_TURNED,
            HANT_TURNED,
            WORDS_CHANGED);
    /** Old addresses are mapped, otherwise, and no longer, while the site goes on. */
    static final List<Edit> OF_MAPPINGS =
            List.of(RELEASED, RETRACTED, SITE_RENAMED, REPUBLISHED, MAPPED, MAPPED, MAPPED, MAPPED, MAPPED, MAPPED);
    /** What stands above all pages comes and goes, on this site, on all, on others; now and then everything is made anew. */
    static final List<Edit> OF_EMERGENCIES = List.of(
            RELEASED,
            RETITLED,
            CHANNEL_RENAMED,
            TEMPLATE_CHANGED,
            EMERGENCY,
            EMERGENCY,
            EMERGENCY,
            EMERGENCY,
            EMERGENCY,
            EMERGENCY);
    /** Documents are shown on a second site too, and no longer. */
    static final List<Edit> OF_SITES = List.of(
            RELEASED,
            RELEASED_MANY,
            BACK_DATED_MANY,
            RETITLED,
            CORRECTED,
            REDATED,
            RETRACTED,
            RETRACTED_MANY,
            TAKEN_FROM_ARCHIVE,
            REPUBLISHED,
            MOVED,
            PINNED,
            INTERPRETED,
            RELATED,
            CHANNEL_READDRESSED,
            WORDS_CHANGED,
            TYPE_CHANGED,
            TEMPLATE_CHANGED,
            EMERGENCY,
            PLACED_ABROAD,
            PLACED_ABROAD,
            PLACED_ABROAD,
            PLACED_ABROAD,
            PLACED_ABROAD,
            PLACED_ABROAD,
            SECOND_CHANGED);
    /** Many items in and out of one list: its cuts close, split and merge. */
    static final List<Edit> OF_ONE_LIST =
            List.of(RELEASED_MANY, RELEASED_MANY, BACK_DATED_MANY, RETRACTED_MANY, RETRACTED_MANY);
    /** Lists are arranged by hand, and the newest come first again. */
    static final List<Edit> OF_ORDERS =
            List.of(RELEASED_MANY, ARRANGED, ARRANGED, PINNED, MOVED, ORDER_TURNED, ORDER_TURNED);
    /** What a site or its theme is set to. */
    static final List<Edit> OF_SETTINGS = List.of(RELEASED, SETTING_CHANGED, THEME_SETTING_CHANGED);
    /** Channels change their addresses, give them to one another, and go back. */
    static final List<Edit> OF_ADDRESSES = List.of(
            RELEASED_MANY,
            RETRACTED,
            CHANNEL_OPENED,
            CHANNEL_REMOVED,
            CHANNEL_LED_AWAY,
            CHANNEL_MOVED,
            MAPPED,
            MERGED,
            CHANNEL_READDRESSED,
            CHANNEL_READDRESSED,
            CHANNEL_READDRESSED,
            CHANNEL_READDRESSED,
            CHANNEL_READDRESSED,
            CHANNEL_READDRESSED);
    /** Channels with documents, and empty ones, come below others. */
    static final List<Edit> OF_CHANNELS = List.of(
            RELEASED,
            RELEASED,
            CHANNEL_OPENED,
            CHANNEL_OPENED,
            CHANNEL_MOVED,
            CHANNEL_MOVED,
            CHANNEL_LED_AWAY,
            CHANNEL_DESCRIBED,
            NAVIGATION_TURNED);

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final SmallSite site;
    private final Random random;
    private final List<Long> lists =
            new ArrayList<>(List.of(SmallSite.HEADLINES, SmallSite.NOTICES, SmallSite.POLICIES));
    private final List<Long> gone = new ArrayList<>();
    private final List<String> formerAddresses = new ArrayList<>();
    private final Set<String> merged = new HashSet<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Long> interpreted = new ArrayList<>();
    private final List<Long> emergencies = new ArrayList<>();
    private long nextEmergency;
    private long nextDocument = 1;
    private long nextChannel = 100;
    private long minutes;
    private int words;

    private final List<Edit> kinds;

    RandomEdits(SmallSite site, Random random, List<Edit> kinds) {
        this.site = site;
        this.random = random;
        this.kinds = kinds;
        if (kinds == OF_ONE_LIST) {
            lists.retainAll(List.of(SmallSite.HEADLINES));
        }
    }

    Edit next() {
        return kinds.get(random.nextInt(kinds.size()));
    }

    String perform(Edit edit) {
        return switch (edit) {
            case RELEASED -> released(1);
            case RELEASED_MANY -> released(25);
            case BACK_DATED -> backDated(1 + random.nextInt(3));
            case BACK_DATED_MANY -> backDated(33);
            case RETITLED -> retitled();
            case CORRECTED -> corrected();
            case REDATED -> redated();
            case UNCHANGED -> unchanged();
            case TICKED -> ticked();
            case RETRACTED -> retracted();
            case RETRACTED_MANY -> manyRetracted();
            case TAKEN_FROM_ARCHIVE -> takenFromArchive();
            case REPUBLISHED -> republished();
            case MOVED -> moved();
            case PLACED_TWICE -> placedTwice();
            case PINNED -> pinned();
            case INTERPRETED -> interpreted();
            case RELATED -> related();
            case CHANNEL_RENAMED -> channelRenamed();
            case CHANNEL_DESCRIBED -> channelDescribed();
            case CHANNEL_REORDERED -> channelsReordered();
            case CHANNEL_MOVED -> channelMoved();
            case ORDER_TURNED -> orderTurned();
            case ARRANGED -> arranged();
            case CHANNEL_OPENED -> channelOpened();
            case CHANNEL_REMOVED -> channelRemoved();
            case CHANNEL_LED_AWAY -> channelLedAway();
            case CHANNEL_READDRESSED -> channelReaddressed();
            case NAVIGATION_TURNED -> navigationTurned();
            case MERGED -> merged();
            case SETTING_CHANGED -> settingChanged();
            case THEME_SETTING_CHANGED -> themeSettingChanged();
            case SITE_RENAMED -> siteRenamed();
            case SITE_STATE_SET -> siteStateSet();
            case HANT_TURNED -> hantTurned();
            case WORDS_CHANGED -> wordsChanged();
            case TYPE_CHANGED -> typeChanged();
            case TEMPLATE_CHANGED -> templateChanged("templates/");
            case FRAGMENT_CHANGED -> templateChanged("fragments/");
            case ASSET_CHANGED -> assetChanged();
            case DAY_TURNED -> dayTurned();
            case MAPPED -> mapped();
            case EMERGENCY -> emergency();
            case PLACED_ABROAD -> placedAbroad();
            case SECOND_CHANGED -> secondChanged();
        };
    }

    private long list() {
        return lists.get(random.nextInt(lists.size()));
    }

    private Instant later() {
        return NOW.plusSeconds(60 * ++minutes);
    }

    private SmallSite.Document fresh(long channel, Instant at) {
        long id = nextDocument++;
        return new SmallSite.Document(
                id,
                "标题" + id,
                random.nextInt(3) == 0 ? "policy" : "article",
                List.of(new Placement(SmallSite.SITE, channel, true, 0, 0)),
                List.of(),
                at);
    }

    private static final List<String> STATES = List.of(
            SiteStates.UNOPENED,
            SiteStates.TRIAL,
            SiteStates.ONLINE,
            SiteStates.OFFLINE,
            SiteStates.MIGRATING,
            SiteStates.CLOSED,
            SiteStates.ARCHIVED);

    private String siteStateSet() {
        site.state = STATES.get(random.nextInt(STATES.size()));
        site.notice = new SiteNotice(
                random.nextBoolean() ? "系统升级" : "机构调整",
                NOW.plusSeconds(60 * minutes),
                random.nextBoolean() ? LocalDate.parse("2026-12-20") : null,
                random.nextBoolean() ? "https://new.example.gov.cn/" : "");
        site.settings.put(SiteSettings.TRIAL_ALLOW, List.of("10.0." + random.nextInt(3) + ".0/24"));
        site.site();
        return site.state + " " + site.notice;
    }

    private String hantTurned() {
        boolean on = random.nextBoolean();
        site.settings.put(SiteSettings.HANT, on);
        site.settings.put(SiteSettings.HANT_WORDS, List.of("后" + random.nextInt(3)));
        site.site();
        return "traditional version " + on;
    }

    private String wordsChanged() {
        String word = "余" + "一二三四五六七八九".charAt(++words % 9);
        site.words(word);
        return "every site keeps " + word;
    }

    private String released(int count) {
        long channel = list();
        for (int i = 0; i < count; i++) {
            site.release(fresh(channel, later()));
        }
        return "released " + count + " in " + channel;
    }

    private String backDated(int count) {
        long channel = list();
        SmallSite.Document[] batch = new SmallSite.Document[count];
        for (int i = 0; i < count; i++) {
            batch[i] = fresh(channel, NOW.minusSeconds(3_600L * random.nextInt(24 * 700)));
        }
        site.release(batch);
        return "back-dated " + count + " in " + channel;
    }

    private SmallSite.Document any() {
        List<SmallSite.Document> all = new ArrayList<>(site.documents.values());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private void again(SmallSite.Document d, String title, List<Placement> placements, List<Relation> relations) {
        site.release(new SmallSite.Document(d.id(), title, d.type(), placements, relations, d.at()));
    }

    private String retitled() {
        SmallSite.Document d =
                interpreted.isEmpty() || random.nextBoolean() ? any() : site.documents.get(interpreted.getLast());
        if (d != null) {
            again(d, d.title() + "新", d.placements(), d.relations());
        }
        return "retitled " + d;
    }

    /** A word in the text, which no list shows. */
    private String corrected() {
        SmallSite.Document d = any();
        if (d != null) {
            site.corrections.merge(d.id(), 1, Integer::sum);
            site.release(d);
        }
        return "corrected " + d;
    }

    private String redated() {
        SmallSite.Document d = any();
        if (d != null) {
            Instant at = random.nextBoolean() ? later() : NOW.minusSeconds(3_600L * random.nextInt(24 * 700));
            site.release(new SmallSite.Document(d.id(), d.title(), d.type(), d.placements(), d.relations(), at));
        }
        return "redated " + d;
    }

    /** Approved and released anew, saying what it said. */
    private String unchanged() {
        SmallSite.Document d = any();
        if (d != null) {
            site.release(d);
        }
        return "released as it was " + d;
    }

    /** What was due by the clock: some come, some go, in one moment. */
    private String ticked() {
        String gone = random.nextBoolean() ? "" : ", " + retracted();
        for (int i = random.nextInt(3); i >= 0; i--) {
            site.release(fresh(list(), later()));
        }
        return "ticked" + gone;
    }

    private String retracted() {
        SmallSite.Document d = any();
        if (d != null) {
            site.retract(d.id(), Retraction.values()[random.nextInt(3)]);
            gone.add(d.id());
        }
        return "retracted " + d;
    }

    private String manyRetracted() {
        for (int i = 0; i < 17; i++) {
            retracted();
        }
        return "retracted many";
    }

    private String takenFromArchive() {
        Optional<Long> archived = site.archived.keySet().stream().findFirst();
        archived.ifPresent(id -> site.retract(id, Retraction.WITHDRAWN));
        return "taken from the archive " + archived;
    }

    private String moved() {
        SmallSite.Document d = any();
        if (d != null) {
            again(d, d.title(), List.of(new Placement(SmallSite.SITE, list(), true, 0, 0)), d.relations());
        }
        return "moved " + d;
    }

    private String placedTwice() {
        SmallSite.Document d = any();
        if (d == null) {
            return "nothing placed";
        }
        long other = list();
        Placement primary = d.placements().stream()
                .filter(p -> p.primary() && p.siteId() == SmallSite.SITE)
                .findFirst()
                .orElseThrow();
        if (other != primary.channelId()) {
            again(d, d.title(), List.of(primary, new Placement(SmallSite.SITE, other, false, 0, 0)), d.relations());
        }
        return "placed " + d + " also in " + other;
    }

    /** In one channel of the second site, in both, or no longer. */
    private String placedAbroad() {
        secondOpened();
        SmallSite.Document d = any();
        if (d == null) {
            return "nothing placed abroad";
        }
        List<Placement> placements = new ArrayList<>(d.placements());
        boolean there = placements.removeIf(p -> p.siteId() == SmallSite.SECOND);
        if (!there || random.nextInt(3) > 0) {
            boolean both = random.nextInt(3) == 0;
            long own = random.nextBoolean() ? SmallSite.OF_SECOND : SmallSite.ALSO_OF_SECOND;
            site.secondChannels.stream()
                    .filter(id -> both || id == own)
                    .map(id -> new Placement(SmallSite.SECOND, id, id == own, 0, 0))
                    .forEach(placements::add);
        }
        again(d, d.title(), placements, d.relations());
        return "placed " + d.id() + " at " + placements;
    }

    /** Not counted: a site that opens asks for three files that it does not need yet. */
    private void secondOpened() {
        if (site.secondChannels.isEmpty()) {
            site.told = (page, another) -> {};
            site.openSecond();
        }
    }

    private String secondChanged() {
        secondOpened();
        if (random.nextBoolean()) {
            site.second("示例市司法局" + minutes++);
        } else {
            site.secondChannel(SmallSite.OF_SECOND, "资讯" + minutes++);
        }
        return "second site changed";
    }

    private String pinned() {
        SmallSite.Document d = any();
        if (d == null) {
            return "nothing pinned";
        }
        List<Placement> turned = d.placements().stream()
                .map(p -> new Placement(p.siteId(), p.channelId(), p.primary(), p.ordinal(), p.pinned() > 0 ? 0 : 5))
                .toList();
        again(d, d.title(), turned, d.relations());
        return "pin turned " + d;
    }

    private String arranged() {
        SmallSite.Document d = any();
        if (d == null) {
            return "nothing arranged";
        }
        List<Placement> arranged = d.placements().stream()
                .map(p -> new Placement(p.siteId(), p.channelId(), p.primary(), random.nextInt(5), p.pinned()))
                .toList();
        again(d, d.title(), arranged, d.relations());
        return "arranged " + d;
    }

    /** By hand, or the newest first. */
    private String orderTurned() {
        ReleasedChannel c = site.channels.get(list());
        String order = c.isNewestFirst() ? "manual" : "newest";
        site.order(c.channelId(), order);
        return c.path() + " is now in order " + order;
    }

    private ReleasedChannel changed(ReleasedChannel c, String name, int ordinal) {
        return changed(c, c.parentId(), name, c.description(), c.kind(), c.navigation(), ordinal);
    }

    private ReleasedChannel changed(
            ReleasedChannel c,
            Long parent,
            String name,
            String description,
            String kind,
            boolean navigation,
            int ordinal) {
        return new ReleasedChannel(
                c.channelId(),
                c.siteId(),
                parent,
                c.path(),
                name,
                description,
                c.keywords(),
                c.columnTypes(),
                kind,
                c.contentType(),
                c.listOrder(),
                navigation,
                kind.equals("external") ? "https://example/" + minutes++ : null,
                ordinal,
                c.settings());
    }

    private ReleasedChannel anyChannel() {
        List<ReleasedChannel> all = new ArrayList<>(site.channels.values());
        return all.get(random.nextInt(all.size()));
    }

    private String channelRenamed() {
        ReleasedChannel c = anyChannel();
        site.channel(changed(c, c.name() + "改", c.ordinal()));
        return "renamed " + c.path();
    }

    private String channelDescribed() {
        ReleasedChannel c = anyChannel();
        site.channel(changed(c, c.parentId(), c.name(), c.description() + "补", c.kind(), c.navigation(), c.ordinal()));
        return "described " + c.path();
    }

    private String navigationTurned() {
        ReleasedChannel c = anyChannel();
        site.channel(changed(c, c.parentId(), c.name(), c.description(), c.kind(), !c.navigation(), c.ordinal()));
        return "navigation turned at " + c.path();
    }

    /** Its path stays. */
    private String channelMoved() {
        ReleasedChannel c = site.channels.get(list());
        Long parent = Objects.equals(c.parentId(), SmallSite.NEWS) ? Long.valueOf(SmallSite.OPEN) : SmallSite.NEWS;
        site.channel(changed(c, parent, c.name(), c.description(), c.kind(), c.navigation(), c.ordinal()));
        return "moved " + c.path() + " below " + parent;
    }

    private String channelLedAway() {
        for (ReleasedChannel c : site.channels.values()) {
            boolean external = c.kind().equals("external");
            if (external || c.kind().equals("list") && c.channelId() >= 100 && !isUsed(c.channelId())) {
                String kind = external ? "list" : "external";
                site.channel(changed(c, c.parentId(), c.name(), c.description(), kind, c.navigation(), c.ordinal()));
                if (external) {
                    lists.add(c.channelId());
                } else {
                    lists.remove(c.channelId());
                }
                return kind + " " + c.path();
            }
        }
        return "nothing led away";
    }

    /** To a new address, to one it had before, or to one that another left or has left a moment ago. */
    private String channelReaddressed() {
        ReleasedChannel c = anyChannel();
        String to = random.nextInt(3) == 0 ? newAddress() : formerAddress();
        if (isTaken(c.path(), to)) {
            return "nothing readdressed";
        }
        site.channels.values().stream()
                .map(ReleasedChannel::path)
                .filter(path -> path.equals(c.path()) || path.startsWith(c.path() + "/"))
                .forEach(formerAddresses::add);
        site.readdress(c.channelId(), to);
        return "readdressed " + c.channelId() + " from " + c.path() + " to " + to;
    }

    private String newAddress() {
        return List.of("", "zwgk/", "xwzx/").get(random.nextInt(3)) + "p" + minutes++;
    }

    private String formerAddress() {
        return formerAddresses.isEmpty() ? newAddress() : formerAddresses.get(random.nextInt(formerAddresses.size()));
    }

    /** What is refused to authoring: two channels at a place, one below where it was, and what leads to where another went. */
    private boolean isTaken(String from, String to) {
        Set<String> taken = new HashSet<>(merged);
        site.channels.values().stream()
                .map(ReleasedChannel::path)
                .filter(path -> !path.equals(from) && !path.startsWith(from + "/"))
                .forEach(taken::add);
        return to.equals(from)
                || to.startsWith(from + "/")
                || site.channels.values().stream()
                        .map(ReleasedChannel::path)
                        .filter(path -> path.equals(from) || path.startsWith(from + "/"))
                        .anyMatch(path -> taken.contains(to + path.substring(from.length())));
    }

    private boolean isUsed(long id) {
        return site.archived.containsValue(id)
                || site.documents.values().stream()
                        .anyMatch(d -> d.placements().stream().anyMatch(p -> p.channelId() == id));
    }

    private String channelsReordered() {
        ReleasedChannel c = anyChannel();
        site.channel(changed(c, c.name(), random.nextInt(20)));
        return "reordered " + c.path();
    }

    private String channelOpened() {
        long id = nextChannel++;
        switch (random.nextInt(3)) {
            case 0 ->
                site.channel(
                        id,
                        null,
                        site.channels.values().stream().anyMatch(c -> c.path().equals("topic")) ? "t" + id : "topic",
                        "专题" + id,
                        "list");
            case 1 -> site.channel(id, SmallSite.NEWS, "xwzx/n" + id, "新栏目" + id, "list");
            default -> site.channel(id, SmallSite.OPEN, "zwgk/n" + id, "新栏目" + id, "list");
        }
        lists.add(id);
        return "opened " + id;
    }

    private String channelRemoved() {
        for (long id : List.copyOf(lists)) {
            if (!isUsed(id) && id >= 100) {
                site.removeChannel(id);
                lists.remove(id);
                return "removed " + id;
            }
        }
        return "nothing removed";
    }

    private String merged() {
        long from = list();
        long into = list();
        boolean children = site.channels.values().stream().anyMatch(c -> Objects.equals(c.parentId(), from));
        if (from == into || children || lists.size() < 3) {
            return "nothing merged";
        }
        merged.add(site.channels.get(from).path());
        site.merge(from, into);
        lists.remove(from);
        return "merged " + from + " into " + into;
    }

    /** Few sources, so that files hold several, lose their last, and come back. */
    private String mapped() {
        if (!mappings.isEmpty() && random.nextInt(3) == 0) {
            Mapping gone = mappings.remove(random.nextInt(mappings.size()));
            site.unmap(gone);
            return "unmapped " + gone.source();
        }
        Mapping.Match match = Mapping.Match.values()[random.nextInt(3)];
        Mapping.Kind kind = Mapping.Kind.values()[random.nextInt(4)];
        String source = "/old" + random.nextInt(6) + (match == Mapping.Match.PATTERN ? "/(.*)" : "/");
        String target = kind.leads() ? "/zwgk/" + minutes++ : "";
        Mapping mapping = new Mapping(0, match, source, kind, 301, target, random.nextInt(3), "");
        mappings.removeIf(m -> m.match() == match && m.source().equals(source));
        mappings.add(mapping);
        site.map(mapping);
        return "mapped " + mapping;
    }

    private String settingChanged() {
        String key = List.of("slogan", "phone", "privacy", "unread").get(random.nextInt(4));
        site.settings = new HashMap<>(site.settings);
        site.settings.put(key, key.equals("privacy") ? List.of("声明" + minutes++) : "值" + minutes++);
        site.site();
        return "set " + key;
    }

    private String themeSettingChanged() {
        String key = random.nextBoolean() ? "accent" : "unread";
        site.settings = new HashMap<>(site.settings);
        site.settings.put("theme", Map.of(key, "值" + minutes++));
        site.site();
        return "set theme " + key;
    }

    private String typeChanged() {
        String code = random.nextBoolean() ? "article" : "policy";
        site.type(
                code,
                "类型" + minutes++,
                Map.of("@type", "Article", random.nextBoolean() ? "name" : "headline", "title"));
        return "type " + code;
    }

    private String emergency() {
        if (!emergencies.isEmpty() && random.nextBoolean()) {
            long ended = emergencies.remove(random.nextInt(emergencies.size()));
            site.calm(ended);
            return "ended emergency " + ended;
        }
        long id = ++nextEmergency;
        List<Long> sites =
                switch (random.nextInt(3)) {
                    case 0 -> List.of(SmallSite.SITE, 99L);
                    case 1 -> List.of(SmallSite.SECOND);
                    default -> null;
                };
        EmergencyLevel level = EmergencyLevel.values()[random.nextInt(EmergencyLevel.values().length)];
        boolean grey = random.nextInt(3) == 0;
        site.alarm(new ReleasedEmergency(
                id,
                random.nextInt(4) == 0,
                new EmergencyContent(grey && random.nextBoolean() ? "" : "停水 & 停电" + id, level, "/xwzx/", "", grey),
                sites));
        emergencies.add(id);
        return "emergency " + id + " on " + sites;
    }

    private String siteRenamed() {
        site.name = "示例市" + minutes++;
        site.site();
        return "site renamed";
    }

    private String templateChanged(String folder) {
        List<String> paths = site.templates.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .toList();
        String path = paths.get(random.nextInt(paths.size()));
        site.templates = new LinkedHashMap<>(site.templates);
        if (folder.equals("fragments/")) {
            site.templates.merge(path, "<i>" + minutes++ + "</i>", String::concat);
        } else if (random.nextInt(5) == 0) {
            path = "templates/document-policy.peb";
            site.templates.put(
                    path,
                    site.templates
                            .get("templates/document.peb")
                            .replaceAll("<h1[^>]*>", "<h1 class=\"policy" + minutes++ + "\">"));
        } else if (path.equals("templates/layout.peb")) {
            site.templates.computeIfPresent(
                    path, (p, text) -> text.replaceAll("<body[^>]*>", "<body data-v=\"" + minutes++ + "\">"));
        } else {
            site.templates.computeIfPresent(
                    path, (p, text) -> text.replace("{% endblock %}", "版" + minutes++ + "{% endblock %}"));
        }
        site.theme();
        return "template " + path;
    }

    private String assetChanged() {
        site.css = "body{margin:" + minutes++ + "px}";
        site.theme();
        return "asset changed";
    }

    private String dayTurned() {
        site.day(1 + random.nextInt(3));
        return "day turned";
    }

    private String republished() {
        if (gone.isEmpty()) {
            return "nothing republished";
        }
        long id = gone.remove(random.nextInt(gone.size()));
        site.release(SmallSite.document(id, "重新发布" + id, list(), later()));
        return "republished " + id;
    }

    private String interpreted() {
        SmallSite.Document policy = any();
        if (policy == null) {
            return "nothing interpreted";
        }
        SmallSite.Document d = fresh(list(), later());
        site.release(new SmallSite.Document(
                d.id(), d.title(), d.type(), d.placements(), List.of(new Relation(policy.id(), "interprets")), d.at()));
        interpreted.add(policy.id());
        return "interpreted " + policy.id();
    }

    /** The text stays; what the document points to is another. */
    private String related() {
        List<SmallSite.Document> tied = site.documents.values().stream()
                .filter(d -> !d.relations().isEmpty())
                .toList();
        return !tied.isEmpty() && random.nextBoolean() ? untied(tied.get(random.nextInt(tied.size()))) : tied();
    }

    private String tied() {
        SmallSite.Document d = any();
        SmallSite.Document to = any();
        if (d == null || to == null || d.id() == to.id()) {
            return "nothing related";
        }
        Relation added = new Relation(to.id(), random.nextBoolean() ? "interprets" : "related");
        again(
                d,
                d.title(),
                d.placements(),
                Stream.concat(d.relations().stream(), Stream.of(added))
                        .distinct()
                        .toList());
        return "related " + d.id() + " to " + added;
    }

    private String untied(SmallSite.Document d) {
        again(
                d,
                d.title(),
                d.placements(),
                d.relations().subList(1, d.relations().size()));
        return "related " + d.id() + " no longer to " + d.relations().getFirst();
    }
}
