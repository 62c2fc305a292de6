package org.huizheng.document.web;

import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.contenttype.ContentType;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.document.ApproveEdition;
import org.huizheng.document.Comparison;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.ReleaseEdition;
import org.huizheng.document.RestoreVersion;
import org.huizheng.document.ReviseDocument;
import org.huizheng.document.VersionQueries;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.EditionContent;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DocumentController {

    private final ScopedTransactions transactions;
    private final SiteQueries sites;
    private final ChannelQueries channels;
    private final VersionQueries versions;
    private final DocumentViews views;
    private final ContentTypes types;
    private final RestoreVersion restore;
    private final CreateDocuments create;
    private final ReviseDocument revise;
    private final ApproveEdition approve;
    private final ReleaseEdition release;

    DocumentController(
            ScopedTransactions transactions,
            SiteQueries sites,
            ChannelQueries channels,
            VersionQueries versions,
            DocumentViews views,
            ContentTypes types,
            RestoreVersion restore,
            CreateDocuments create,
            ReviseDocument revise,
            ApproveEdition approve,
            ReleaseEdition release) {
        this.transactions = transactions;
        this.sites = sites;
        this.channels = channels;
        this.versions = versions;
        this.views = views;
        this.types = types;
        this.restore = restore;
        this.create = create;
        this.revise = revise;
        this.approve = approve;
        this.release = release;
    }

    @Summary("一篇稿件的当前版本")
    @GetMapping("/api/documents/{id}")
    DocumentView document(SiteScope scope, Actor actor, @PathVariable long id) {
        return views.of(scope, actor, id);
    }

    @Summary("稿件的全部版本")
    @GetMapping("/api/documents/{id}/versions")
    List<VersionQueries.Version> versions(SiteScope scope, @PathVariable long id) {
        views.current(scope, id);
        return versions.of(scope, id);
    }

    @Summary("稿件某一版本的内容")
    @GetMapping("/api/documents/{id}/versions/{key}")
    EditionContent version(SiteScope scope, @PathVariable long id, @PathVariable String key) {
        views.current(scope, id);
        return versions.content(scope, id, key);
    }

    @Summary("两个版本的差别")
    @GetMapping("/api/documents/{id}/comparison")
    Comparison compare(SiteScope scope, @PathVariable long id, @RequestParam String from, @RequestParam String to) {
        views.current(scope, id);
        return Comparison.of(versions.content(scope, id, from), versions.content(scope, id, to));
    }

    record RestoreRequest(@Nullable String key, @Nullable Long version) {}

    @Summary("恢复到某一版本")
    @PostMapping("/api/documents/{id}/restore")
    DocumentView restore(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody RestoreRequest request) {
        if (request.key() == null) {
            throw Problem.invalid("缺少 key（要恢复的版本）");
        }
        views.current(scope, id);
        restore.perform(scope, actor, id, request.key(), required(request.version()));
        return views.of(scope, actor, id);
    }

    /** What one needs to begin a document somewhere. */
    record Beginning(List<ContentType> types, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    @Summary("在站点起草稿件的条件")
    @GetMapping("/api/sites/{code}/documents/new")
    Beginning begin(SiteScope scope, Actor actor, @PathVariable String code, @RequestParam @Nullable String channel) {
        Site site = site(scope, code);
        Long channelId = channel == null ? null : channel(scope, site, channel);
        List<Blocker> refused = create.blockers(scope, actor, site.id(), channelId);
        return new Beginning(
                types.all().values().stream().toList(),
                refused.isEmpty() ? List.of("create") : List.of(),
                Map.of("create", refused));
    }

    /** Creates; {@code approve} and {@code release} go on in the same transaction. */
    @Summary("新建稿件")
    @PostMapping("/api/sites/{code}/documents")
    @ResponseStatus(HttpStatus.CREATED)
    CreateDocuments.Created create(
            SiteScope scope, Actor actor, @PathVariable String code, @RequestBody DraftRequest request) {
        Site site = site(scope, code);
        Long channelId = request.channel() == null ? null : channel(scope, site, request.channel());
        return transactions.write(scope, () -> {
            var created = create.perform(scope, actor, List.of(request.document(site.id(), channelId)))
                    .getFirst();
            if (request.approves()) {
                approve.perform(scope, actor, created.editionId());
            }
            if (request.releases()) {
                release.perform(scope, actor, created.editionId());
            }
            return created;
        });
    }

    /** Answers 409 {@code edit-conflict} with both texts when somebody else has saved meanwhile. */
    @Summary("修改稿件")
    @PutMapping("/api/documents/{id}")
    DocumentView revise(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody DraftRequest request) {
        long version = required(request.version());
        List<String> all = views.current(scope, id).content().attachments().stream()
                .map(EditionContent.Attachment::name)
                .toList();
        revise.perform(scope, actor, id, version, request.draft(), request.kept(all));
        return views.of(scope, actor, id);
    }

    private static long required(@Nullable Long version) {
        if (version == null) {
            throw Problem.invalid("缺少 version（打开稿件时的版本号）");
        }
        return version;
    }

    private Site site(SiteScope scope, String code) {
        return sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    private long channel(SiteScope scope, Site site, String path) {
        return channels.byPath(scope, site.id(), path)
                .map(Channel::id)
                .orElseThrow(() -> Problem.notFound("栏目“" + path + "”不存在"));
    }
}
