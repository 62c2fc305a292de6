package org.huizheng.media;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What editors do with the library. Needs {@link MediaRoom}, {@link MediaSettings}, a {@code BlobStore} and a scanner. */
@Configuration(proxyBeanMethods = false)
@Import({
    Uploads.class,
    UploadFiles.class,
    MakeRenditions.class,
    ExamineFile.class,
    BeginUpload.class,
    ReceiveChunk.class,
    FinishUpload.class,
    AbandonUpload.class,
    SweepUploads.class,
    ScanQuarantine.class,
    UploadQueries.class,
    MediaQueries.class,
    ChangeMedia.class,
    RemoveMedia.class,
    MediaActions.class,
    MediaLimits.class
})
public class MediaVerbRoom {}
