package org.huizheng.document.web;

import java.util.List;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.ApproveEdition;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.DocumentActions;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionState;
import org.huizheng.document.ReleaseEdition;
import org.huizheng.document.ReviseDocument;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.kernel.database.ScopedTransactions;
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
    private final EditionQueries editions;
    private final DocumentActions actions;
    private final CreateDocuments create;
    private final ReviseDocument revise;
    private final ApproveEdition approve;
    private final ReleaseEdition release;

    DocumentController(
            ScopedTransactions transactions,
            SiteQueries sites,
            ChannelQueries channels,
            EditionQueries editions,
            DocumentActions actions,
            CreateDocuments create,
            ReviseDocument revise,
            ApproveEdition approve,
            ReleaseEdition release) {
        this.transactions = transactions;
        this.sites = sites;
        this.channels = channels;
        this.editions = editions;
        this.actions = actions;
        this.create = create;
        this.revise = revise;
        this.approve = approve;
        this.release = release;
    }

    @Summary("一篇稿件的当前版本")
    @GetMapping("/api/documents/{id}")
    DocumentView document(SiteScope scope, @PathVariable long id) {
        return editions.current(scope, id)
                .map(edition -> DocumentView.of(edition, actions))
                .orElseThrow(() -> Problem.notFound("稿件不存在"));
    }

    @Summary("稿件的全部版本")
    @GetMapping("/api/documents/{id}/versions")
    List<Version> versions(SiteScope scope, @PathVariable long id) {
        return editions.versions(scope, id).stream()
                .map(e -> new Version(
                        e.id(),
                        e.number(),
                        e.state(),
                        e.state().label(),
                        e.content().title(),
                        e.remark(),
                        e.createdBy(),
                        e.updatedAt()))
                .toList();
    }

    record Version(
            long editionId,
            int number,
            EditionState state,
            String stateName,
            String title,
            String remark,
            String createdBy,
            java.time.Instant updatedAt) {}

    @Summary("站点的稿件列表")
    @GetMapping("/api/sites/{code}/documents")
    Slice<EditionQueries.Item> list(
            SiteScope scope,
            @PathVariable String code,
            @RequestParam @Nullable String channel,
            @RequestParam @Nullable EditionState state,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Site site = site(scope, code);
        Long channelId = channel == null ? null : channel(scope, site, channel);
        return editions.list(scope, new EditionQueries.Filter(site.id(), channelId, state), after, limit);
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

    record Revised(long editionId) {}

    @Summary("修改稿件")
    @PutMapping("/api/documents/{id}")
    Revised revise(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody DraftRequest request) {
        if (request.version() == null) {
            throw Problem.invalid("缺少 version（打开稿件时的版本号）");
        }
        return new Revised(revise.perform(scope, actor, id, request.version(), request.draft(), request.kept()));
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
