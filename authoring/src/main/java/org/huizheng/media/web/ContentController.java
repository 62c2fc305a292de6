package org.huizheng.media.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.media.MediaItem;
import org.huizheng.media.MediaQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** The bytes, for staff who may see them; whatever a browser could run in the console's name is a sandboxed download. */
@RestController
class ContentController {

    private static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "
                    + "sandbox; frame-ancestors 'self'";
    private static final Set<String> SHOWN = Set.of("image", "video", "audio");

    private final MediaQueries media;
    private final BlobStore blobs;

    ContentController(MediaQueries media, BlobStore blobs) {
        this.media = media;
        this.blobs = blobs;
    }

    @Summary("文件的内容")
    @GetMapping("/api/media/{id}/content")
    void content(
            SiteScope scope,
            @PathVariable long id,
            @RequestParam @Nullable Integer rendition,
            @RequestParam(defaultValue = "false") boolean download,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        MediaItem item = media.byId(scope, id).orElseThrow(() -> Problem.notFound("媒体文件不存在"));
        media.requireUsable(item);
        String blob = rendition == null ? item.blob() : rendition(scope, item, rendition);
        boolean shown = SHOWN.contains(item.kind()) && !download;
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Content-Disposition", disposition(item, shown));
        new Served(new FileSystemResource(blobs.file(BlobStore.Area.PRIVATE, blob)), blob, type(item))
                .handleRequest(request, response);
    }

    /** One file, in ranges too, and only when the browser has not got it. */
    private static final class Served extends ResourceHttpRequestHandler {

        private final Resource file;
        private final MediaType type;

        Served(Resource file, String blob, MediaType type) throws Exception {
            this.file = file;
            this.type = type;
            setEtagGenerator(resource -> "\"" + blob + "\"");
            setUseLastModified(false);
            afterPropertiesSet();
        }

        @Override
        protected Resource getResource(HttpServletRequest request) {
            return file;
        }

        @Override
        protected MediaType getMediaType(HttpServletRequest request, Resource resource) {
            return type;
        }
    }

    private String rendition(SiteScope scope, MediaItem item, int width) {
        return media.renditions(scope, List.of(item)).getOrDefault(item.id(), List.of()).stream()
                .filter(r -> r.width() == width)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("没有这个尺寸"))
                .blob();
    }

    /** Text is never called by a type that a browser would interpret. */
    private static MediaType type(MediaItem item) {
        return item.kind().equals("markup")
                ? MediaType.APPLICATION_OCTET_STREAM
                : MediaType.parseMediaType(item.mediaType());
    }

    private static String disposition(MediaItem item, boolean shown) {
        ContentDisposition.Builder builder = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
        return builder.filename(item.name(), StandardCharsets.UTF_8).build().toString();
    }
}
