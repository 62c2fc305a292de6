package org.huizheng.render;

import java.util.List;
import java.util.Map;
import org.huizheng.release.Keys;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedContentType;
import org.huizheng.release.ReleasedSite;
import org.huizheng.template.Language;
import org.jspecify.annotations.Nullable;

/** The small things of a site that nearly every page needs, as they were at one structure number. */
record SiteModel(
        ReleasedSite site,
        long structure,
        Map<Long, ReleasedChannel> channels,
        Map<String, ReleasedChannel> byPath,
        Map<Long, List<ReleasedChannel>> children,
        Map<String, ReleasedContentType> contentTypes,
        ThemeModel theme) {

    /** @param assets blob by path; {@code assetsHash} names the folder all of them are served from */
    record ThemeModel(
            long versionId,
            String hash,
            Language language,
            Map<String, Object> settings,
            Map<String, String> assets,
            String assetsHash) {}

    long siteId() {
        return site.siteId();
    }

    @Nullable
    ReleasedChannel channel(long id) {
        return channels.get(id);
    }

    List<ReleasedChannel> childrenOf(long parentId) {
        return children.getOrDefault(parentId, List.of());
    }

    static String url(ReleasedChannel channel) {
        return channel.kind().equals("external") && channel.link() != null
                ? channel.link()
                : "/" + channel.path() + "/";
    }

    /** The same for a page that shows it. */
    static String url(ReleasedChannel channel, Reads reads) {
        readUrl(channel.channelId(), channel.kind(), reads);
        return url(channel);
    }

    static void readUrl(long channelId, String kind, Reads reads) {
        reads.shared(Keys.channelKind(channelId));
        if (!kind.equals("external")) {
            reads.shared(Keys.channelAddress(channelId));
        }
    }

    /** Where the list, the feed and the stored pages of a channel lie. */
    static String folder(ReleasedChannel channel, Reads reads) {
        reads.shared(Keys.channelAddress(channel.channelId()));
        return "/" + channel.path() + "/";
    }

    String assetUrl(String path) {
        return "/_a/" + theme.assetsHash + "/" + path;
    }

    String typeName(String code) {
        ReleasedContentType type = contentTypes.get(code);
        return type == null ? code : type.name();
    }

    String statementKindTitle(String kind) {
        return switch (kind) {
            case "privacy" -> "隐私声明";
            case "contact" -> "联系我们";
            case "accessibility" -> "无障碍声明";
            default -> "关于我们";
        };
    }
}
