package org.huizheng.media.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.media.AbandonUpload;
import org.huizheng.media.BeginUpload;
import org.huizheng.media.FinishUpload;
import org.huizheng.media.MediaSettings;
import org.huizheng.media.ReceiveChunk;
import org.huizheng.media.Upload;
import org.huizheng.media.UploadQueries;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files arrive in pieces, so that a broken line costs one piece. */
@RestController
@RequestMapping("/api/media/uploads")
class UploadController {

    private final SiteQueries sites;
    private final UploadQueries uploads;
    private final BeginUpload begin;
    private final ReceiveChunk receive;
    private final FinishUpload finish;
    private final AbandonUpload abandon;

    UploadController(
            SiteQueries sites,
            UploadQueries uploads,
            BeginUpload begin,
            ReceiveChunk receive,
            FinishUpload finish,
            AbandonUpload abandon) {
        this.sites = sites;
        this.uploads = uploads;
        this.begin = begin;
        this.receive = receive;
        this.finish = finish;
        this.abandon = abandon;
    }

    record NewUpload(
            @Nullable String site,
            @Nullable String name,
            long size,
            @Nullable String sha256) {}

    /** @param offset where the next piece begins */
    record UploadView(
            @Nullable Long id,
            long offset,
            long size,
            int chunk,
            String state,
            @Nullable Long mediaId,
            boolean duplicate,
            @Nullable String reason) {

        static UploadView of(Upload u) {
            return new UploadView(
                    u.id(),
                    u.received(),
                    u.size(),
                    MediaSettings.CHUNK,
                    u.state(),
                    u.mediaId(),
                    u.duplicate(),
                    u.reason());
        }
    }

    @Summary("开始上传一个文件")
    @PostMapping
    ResponseEntity<UploadView> beginUpload(SiteScope scope, Actor actor, @RequestBody NewUpload request) {
        Site site = sites.byCode(scope, Objects.requireNonNullElse(request.site(), ""))
                .orElseThrow(() -> Problem.notFound("站点不存在"));
        String name = Objects.requireNonNullElse(request.name(), "");
        var begun = begin.perform(scope, actor, site.id(), name, request.size(), request.sha256());
        Upload upload = begun.upload();
        if (upload != null) {
            return ResponseEntity.status(HttpStatus.CREATED).body(UploadView.of(upload));
        }
        long known = Objects.requireNonNull(begun.known()).id();
        return ResponseEntity.ok(new UploadView(
                null, request.size(), request.size(), MediaSettings.CHUNK, "finished", known, true, null));
    }

    @Summary("上传文件的下一段")
    @PutMapping("/{id}")
    UploadView sendPiece(
            SiteScope scope,
            Actor actor,
            @PathVariable long id,
            @RequestHeader("Content-Range") String range,
            InputStream body)
            throws IOException {
        ContentRange piece = ContentRange.of(range);
        if (piece.length() > MediaSettings.CHUNK) {
            throw new Problem("chunk-too-large", 413, "一段最多 " + (MediaSettings.CHUNK >> 20) + " MB");
        }
        byte[] bytes = body.readNBytes((int) piece.length() + 1);
        if (bytes.length != piece.length()) {
            throw Problem.invalid("收到的字节数与 Content-Range 不符");
        }
        return UploadView.of(receive.perform(scope, actor, id, piece.first(), bytes));
    }

    @Summary("上传到了哪里")
    @GetMapping("/{id}")
    UploadView upload(SiteScope scope, Actor actor, @PathVariable long id) {
        return UploadView.of(uploads.byId(scope, actor, id));
    }

    @Summary("传完后收入媒体库")
    @PostMapping("/{id}/finish")
    UploadView finishUpload(SiteScope scope, Actor actor, @PathVariable long id) {
        return UploadView.of(finish.perform(scope, actor, id));
    }

    @Summary("放弃上传")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandonUpload(SiteScope scope, Actor actor, @PathVariable long id) {
        abandon.perform(scope, actor, id);
    }
}
