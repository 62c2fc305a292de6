package org.huizheng.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.release.Mapping;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.ReleasedEmergency;
import org.huizheng.release.Retraction;

/** One random edit after the other. */
final class RandomEdits {

    static final int[] ALL = java.util.stream.IntStream.range(0, 23).toArray();
    /** Channels open, fill and go into one another. */
    static final int[] OF_MERGES = {0, 1, 3, 4, 5, 7, 9, 10, 10, 11, 12, 14, 14, 15, 20, 21, 23, 23, 23};
    /** Documents point to one another, and no longer. */
    static final int[] OF_RELATIONS = {0, 2, 6, 7, 9, 20, 21, 22, 22, 22, 22};
    /** What a document of a type is called, and is for search engines. */
    static final int[] OF_TYPES = {0, 2, 6, 14, 20, 24, 24};
    /** Old addresses are mapped, otherwise, and no longer, while the site goes on. */
    static final int[] OF_MAPPINGS = {0, 7, 17, 20, 25, 25, 25, 25, 25, 25};
    /** What stands above all pages comes and goes, on this site, on all, on others; now and then everything is made anew. */
    static final int[] OF_EMERGENCIES = {0, 6, 12, 18, 26, 26, 26, 26, 26, 26};
    /** Many items in and out of one list: its cuts close, split and merge. */
    static final int[] OF_ONE_LIST = {3, 3, 5, 8, 8};

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final SmallSite site;
    private final Random random;
    private final List<Long> lists =
            new ArrayList<>(List.of(SmallSite.HEADLINES, SmallSite.NOTICES, SmallSite.POLICIES));
    private final List<Long> gone = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Long> interpreted = new ArrayList<>();
    private final List<Long> emergencies = new ArrayList<>();
    private long nextEmergency;
    private long nextDocument = 1;
    private long nextChannel = 100;
    private long minutes;

    private final int[] kinds;

    RandomEdits(SmallSite site, Random random, int[] kinds) {
        this.site = site;
        this.random = random;
        this.kinds = kinds;
        if (kinds == OF_ONE_LIST) {
            lists.retainAll(List.of(SmallSite.HEADLINES));
        }
    }

    String one() {
        return switch (kinds[random.nextInt(kinds.length)]) {
            case 0, 1, 2 -> released(1);
            case 3 -> released(25);
            case 4 -> backDated(1 + random.nextInt(3));
            case 5 -> backDated(33);
            case 6 -> retitled();
            case 7 -> retracted();
            case 8 -> manyRetracted();
            case 9 -> moved();
            case 10 -> placedTwice();
            case 11 -> pinned();
            case 12 -> channelRenamed();
            case 13 -> channelsReordered();
            case 14 -> channelOpened();
            case 15 -> channelRemoved();
            case 16 -> settingChanged();
            case 17 -> siteRenamed();
            case 18 -> templateChanged();
            case 19 -> dayTurned();
            case 20 -> republished();
            case 22 -> related();
            case 23 -> merged();
            case 24 -> typeChanged();
            case 25 -> mapped();
            case 26 -> emergency();
            default -> interpreted();
        };
    }

    private long list() {
        return lists.get(random.nextInt(lists.size()));
    }

    private Instant next() {
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

    private String released(int count) {
        long channel = list();
        for (int i = 0; i < count; i++) {
            site.release(fresh(channel, next()));
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
        Placement primary =
                d.placements().stream().filter(Placement::primary).findFirst().orElseThrow();
        if (other != primary.channelId()) {
            again(d, d.title(), List.of(primary, new Placement(SmallSite.SITE, other, false, 0, 0)), d.relations());
        }
        return "placed " + d + " also in " + other;
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

    private ReleasedChannel changed(ReleasedChannel c, String name, int ordinal) {
        return new ReleasedChannel(
                c.channelId(),
                c.siteId(),
                c.parentId(),
                c.path(),
                name,
                c.description(),
                c.keywords(),
                c.columnTypes(),
                c.kind(),
                c.contentType(),
                c.listOrder(),
                c.navigation(),
                c.link(),
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
            boolean used = site.documents.values().stream()
                    .anyMatch(d -> d.placements().stream().anyMatch(p -> p.channelId() == id));
            if (!used && id >= 100) {
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
                    case 1 -> List.of(99L);
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

    private String templateChanged() {
        List<String> paths = List.copyOf(site.templates.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        site.templates = new LinkedHashMap<>(site.templates);
        if (random.nextInt(5) == 0) {
            path = "templates/document-policy.peb";
            site.templates.put(path, site.templates.get("templates/document.peb") + "{# " + minutes++ + " #}");
            site.templates.put(path, site.templates.get(path).replace("<h1>", "<h1 class=\"policy" + minutes + "\">"));
        } else if (path.equals("templates/layout.peb")) {
            site.templates.put(
                    path,
                    site.templates
                            .get(path)
                            .replace("<body>", "<body data-v=\"" + minutes++ + "\">")
                            .replaceAll("<body data-v=\"\\d+\">", "<body data-v=\"" + minutes++ + "\">"));
        } else {
            site.templates.put(
                    path, site.templates.get(path).replace("{% endblock %}", "版" + minutes++ + "{% endblock %}"));
        }
        site.theme();
        return "template " + path;
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
        site.release(SmallSite.document(id, "重新发布" + id, list(), next()));
        return "republished " + id;
    }

    private String interpreted() {
        SmallSite.Document policy = any();
        if (policy == null) {
            return "nothing interpreted";
        }
        SmallSite.Document d = fresh(list(), next());
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
