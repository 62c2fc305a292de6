package org.huizheng.render;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.Budget;
import org.huizheng.template.Output;
import org.huizheng.template.Recorder;
import org.jspecify.annotations.Nullable;

/** One page being made: what it is about, what it read, and what the engine has already emitted into it. */
final class Rendering implements Recorder {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SHANGHAI);
    private static final int MOST_FRAGMENTS = 8;

    /** A stored page of a list: its items, its place among the cuts. {@code cut} is null on the head. */
    record ListPage(List<Row> items, Views.PagingView paging) {}

    final SiteModel model;
    final SiteFacts site;
    final Content content;
    final Clock clock;
    final Reads reads;
    final String kind;
    final String path;

    @Nullable
    ReleasedChannel channel;

    @Nullable
    Row document;

    @Nullable
    EditionContent edition;

    @Nullable
    ListPage listPage;

    @Nullable
    Neighbourhood neighbourhood;

    String title = "";
    /** What the engine says of this page above all else in it; HTML. */
    String mark = "";

    boolean head;
    boolean foot;

    private final Set<String> fragments = new LinkedHashSet<>();

    /** Neighbours already at hand while a whole channel is made in order. */
    record Neighbourhood(@Nullable Row newer, @Nullable Row older) {}

    Rendering(SiteModel model, Content content, Clock clock, Reads reads, String kind, String path) {
        this.model = model;
        this.site = new SiteFacts(model, reads);
        this.content = content;
        this.clock = clock;
        this.reads = reads;
        this.kind = kind;
        this.path = path;
    }

    /** Renders a template with the variables every template has, and {@code more}. */
    void render(String template, Map<String, Object> more, Output output) {
        Map<String, Object> variables = variables(template);
        variables.putAll(more);
        model.theme().language().render(template, variables, this, new Budget(Budget.Limits.PAGE), output);
    }

    private Map<String, Object> variables(String template) {
        readTemplate(template);
        Map<String, Object> v = new HashMap<>();
        v.put("site", siteView());
        v.put("theme", new RecordingMap(themeSettings(), name -> reads.shared(Keys.themeSetting(name))));
        v.put("page", new Views.PageView(path, kind));
        if (channel != null) {
            v.put("channel", view(channel));
        }
        if (document != null) {
            v.put("document", view(document, edition == null ? document.content() : edition));
        }
        return v;
    }

    /** A template is read with all it extends, includes and imports. */
    private void readTemplate(String template) {
        TemplateGraph.reachable(model.theme().language(), template).forEach(p -> reads.shared(Keys.template(p)));
    }

    Views.SiteView siteView() {
        return new Views.SiteView(
                model.site().code(),
                model.site().name(),
                model.site().domain(),
                model.site().identityCode(),
                new RecordingMap(model.site().settings(), name -> reads.shared(Keys.setting(name))),
                "https://" + model.site().domain(),
                this);
    }

    @Override
    public void asked(Record of, String component) {
        switch (of) {
            case Views.SiteView _ -> site.asked(component);
            case Views.ChannelView channel -> askedOfChannel(channel.id(), channel.kind(), component);
            case Views.DocumentView document -> askedOfDocument(document, component);
            default -> {}
        }
    }

    private void askedOfChannel(long id, String kind, String component) {
        switch (component) {
            case "id" -> {}
            case "code", "path", "top" -> reads.shared(Keys.channelAddress(id));
            case "name" -> reads.shared(Keys.channel(id));
            case "kind", "link" -> reads.shared(Keys.channelKind(id));
            case "url" -> SiteModel.readUrl(id, kind, reads);
            default -> reads.shared(Keys.channelDetails(id));
        }
    }

    private void askedOfDocument(Views.DocumentView view, String component) {
        switch (component) {
            case "typeName" -> reads.shared(Keys.contentType(view.type()));
            case "channelName" -> reads.shared(Keys.channel(view.channelId()));
            default -> {}
        }
    }

    Object setting(String name) {
        reads.shared(Keys.setting(name));
        return model.site().settings().getOrDefault(name, "");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> themeSettings() {
        Map<String, Object> settings = new HashMap<>(model.theme().settings());
        if (model.site().settings().get("theme") instanceof Map<?, ?> own) {
            settings.putAll((Map<String, Object>) own);
        }
        return settings;
    }

    Views.ChannelView view(ReleasedChannel c) {
        return new Views.ChannelView(
                c.channelId(),
                c.path().substring(c.path().lastIndexOf('/') + 1),
                c.path(),
                c.name(),
                c.description(),
                SiteModel.url(c),
                c.kind(),
                c.contentType(),
                c.link() == null ? "" : c.link(),
                c.settings(),
                c.path().indexOf('/') < 0
                        ? c.path()
                        : c.path().substring(0, c.path().indexOf('/')),
                this);
    }

    Views.DocumentView view(Row row) {
        return view(row, row.content());
    }

    Views.DocumentView view(Row row, EditionContent e) {
        String published = MINUTE.format(row.publishedAt());
        ReleasedChannel at = model.channel(row.channelId());
        return new Views.DocumentView(
                row.documentId(),
                e.title(),
                e.subtitle(),
                row.path(),
                row.type(),
                model.typeName(row.type()),
                e.summary(),
                e.keywords(),
                e.source(),
                e.sourceUrl(),
                e.author(),
                e.issuer(),
                e.docNumber(),
                e.writtenAt() == null ? "" : e.writtenAt().toString(),
                published,
                published.substring(0, 10),
                published.substring(0, 7),
                e.validity(),
                Validity.name(e.validity()),
                e.image(),
                e.imageAlt(),
                e.attributes(),
                row.channelId(),
                at == null ? "" : at.name(),
                false,
                this);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    LocalDate today() {
        reads.shared(Keys.today());
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    Optional<ReleasedChannel> channelAt(String channelPath) {
        reads.shared(Keys.channelPath(channelPath));
        return Optional.ofNullable(model.byPath().get(channelPath));
    }

    List<ReleasedChannel> childrenOf(long parentId) {
        reads.shared(Keys.channels(parentId));
        return model.childrenOf(parentId);
    }

    /** The channels below one, as places of all their documents, or of some: that an empty one opens changes nothing here. */
    List<ReleasedChannel> below(long parentId, boolean some) {
        if (some) {
            reads.shared(Keys.children(parentId));
        }
        return model.childrenOf(parentId);
    }

    List<ReleasedChannel> navigation() {
        reads.shared(Keys.navigation());
        return model.childrenOf(0).stream().filter(ReleasedChannel::navigation).toList();
    }

    /** @return false when the page has too many */
    boolean useFragment(String page) {
        fragments.add(page);
        reads.shared(page);
        return fragments.size() <= MOST_FRAGMENTS;
    }

    String asset(String assetPath) {
        reads.shared(Keys.assets());
        return model.assetUrl(assetPath);
    }

    static String fragmentPath(String page) {
        return "/_f/" + page.substring("fragment:".length()).replace(':', '-') + ".html";
    }

    static String include(String page) {
        return "<!--#include virtual=\"" + fragmentPath(page) + "\"-->";
    }

    /** @param channels or what stands for several, as {@link org.huizheng.release.Position} has it */
    void listRead(List<Long> channels, @Nullable String type, List<Row> items, boolean full) {
        Row last = items.isEmpty() ? null : items.getLast();
        for (long id : channels) {
            reads.list(
                    last == null || !full
                            ? new Reads.ListRead(id, type, Reads.OLDEST, 0, Reads.NEWEST, 0)
                            : new Reads.ListRead(id, type, last.publishedAt(), last.documentId(), Reads.NEWEST, 0));
        }
    }

    /** Before and after the document in its channel; null at the ends. */
    Views.NeighboursView neighbours() {
        if (document == null) {
            return new Views.NeighboursView(null, null);
        }
        reads.own(Keys.neighbours(document.channelId(), document.documentId()));
        Neighbourhood at = neighbourhood != null
                ? neighbourhood
                : new Neighbourhood(
                        content.newer(document).orElse(null),
                        content.older(document).orElse(null));
        return new Views.NeighboursView(
                at.newer == null ? null : view(at.newer), at.older == null ? null : view(at.older));
    }

    static boolean isFragment(String page) {
        return page.startsWith(Pages.fragment("", 0));
    }
}
