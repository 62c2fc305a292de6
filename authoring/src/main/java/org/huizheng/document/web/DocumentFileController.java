package org.huizheng.document.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.release.EditionContent.Attachment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What came with a document and is not in the library, such as the pictures of an import, to those who may see it. */
@RestController
class DocumentFileController {

    private final DocumentViews views;
    private final BlobStore blobs;

    DocumentFileController(DocumentViews views, BlobStore blobs) {
        this.views = views;
        this.blobs = blobs;
    }

    /** @param file the last part of the file's public address */
    @Summary("稿件自己的文件")
    @GetMapping("/api/documents/{id}/files/{file}")
    ResponseEntity<Resource> file(SiteScope scope, @PathVariable long id, @PathVariable String file)
            throws IOException {
        Attachment found = views.current(scope, id).content().attachments().stream()
                .filter(a -> a.path().equals("/files/" + id + "/" + file))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("稿件没有这个文件"));
        boolean picture = found.mediaType().startsWith("image/");
        ContentDisposition.Builder how = picture ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate())
                .eTag("\"" + found.blob() + "\"")
                .contentType(picture ? MediaType.parseMediaType(found.mediaType()) : MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'self'")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(blobs.file(BlobStore.Area.PRIVATE, found.blob())));
    }
}
