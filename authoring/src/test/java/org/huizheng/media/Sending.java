package org.huizheng.media;

import java.util.Objects;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;

/** Uploads as a browser does it. */
public final class Sending {

    private final Authoring authoring;
    private final SiteScope scope;
    private final long siteId;

    public Sending(Authoring authoring, long siteId) {
        this.authoring = authoring;
        this.scope = SiteScope.of(siteId);
        this.siteId = siteId;
    }

    private static final Actor EDITOR = Authoring.EDITOR;

    Upload begun(String name, long size) {
        return Objects.requireNonNull(authoring
                .the(BeginUpload.class)
                .perform(scope, EDITOR, siteId, name, size, null)
                .upload());
    }

    Upload piece(Upload upload, long offset, byte[] bytes) {
        return authoring.the(ReceiveChunk.class).perform(scope, EDITOR, upload.id(), offset, bytes);
    }

    Upload finish(Upload upload) {
        return authoring.the(FinishUpload.class).perform(scope, EDITOR, upload.id());
    }

    Upload sent(String name, byte[] bytes) {
        Upload upload = begun(name, bytes.length);
        int half = bytes.length / 2;
        if (half > 0) {
            piece(upload, 0, java.util.Arrays.copyOf(bytes, half));
        }
        piece(upload, half, java.util.Arrays.copyOfRange(bytes, half, bytes.length));
        return finish(upload);
    }

    /** The id of the file in the library. */
    public long kept(String name, byte[] bytes) {
        return Objects.requireNonNull(sent(name, bytes).mediaId());
    }

    MediaItem item(long mediaId) {
        return authoring.the(MediaQueries.class).byId(scope, mediaId).orElseThrow();
    }
}
