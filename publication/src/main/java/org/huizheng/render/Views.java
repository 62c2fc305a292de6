package org.huizheng.render;

import java.util.List;
import java.util.Map;
import org.huizheng.template.Recorder;
import org.jspecify.annotations.Nullable;

/** The records a template sees. Empty texts are "", so that a template need not ask for null. */
final class Views {

    private Views() {}

    record SiteView(
            String code,
            String name,
            String domain,
            String identityCode,
            Map<String, Object> settings,
            String url,
            Recorder recorder) {}

    record ChannelView(
            long id,
            String code,
            String path,
            String name,
            String description,
            String url,
            String kind,
            String contentType,
            String link,
            Map<String, Object> settings,
            String top,
            Recorder recorder) {}

    record DocumentView(
            long id,
            String title,
            String subtitle,
            String url,
            String type,
            String typeName,
            String summary,
            List<String> keywords,
            String source,
            String sourceUrl,
            String author,
            String issuer,
            String docNumber,
            String written,
            String published,
            String date,
            String month,
            String validity,
            String validityName,
            String image,
            String imageAlt,
            Map<String, Object> attributes,
            long channelId,
            String channelName,
            boolean external,
            Recorder recorder) {}

    record PageView(String path, String kind) {}

    record PagingView(String newer, String older, String first, String oldest) {}

    record NeighboursView(
            @Nullable DocumentView newer, @Nullable DocumentView older) {}

    record AttachmentView(String name, String url, String size, String extension, String mediaType) {}

    record HeadingView(String id, String text, int level) {}

    record TotalView(long items, List<YearView> years) {}

    record YearView(int year, String url) {}

    record StatementView(String title, List<String> paragraphs, String kind) {}

    record ErrorView(int status, String title, String message) {}
}
