package org.huizheng.media;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;

/** Agrees to receive a file, piece by piece, unless the site has it already. */
public final class BeginUpload {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final ScopedTransactions transactions;
    private final Permissions permissions;
    private final Uploads uploads;
    private final Library media;
    private final MediaSettings settings;
    private final Clock clock;

    BeginUpload(
            ScopedTransactions transactions,
            Permissions permissions,
            Uploads uploads,
            Library media,
            MediaSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.uploads = uploads;
        this.media = media;
        this.settings = settings;
        this.clock = clock;
    }

    /** An upload to go on with, or the file that the site has already. */
    public record Begun(@Nullable Upload upload, @Nullable MediaItem known) {}

    /** Why this person cannot upload to the site at all. */
    public List<Blocker> blockers(SiteScope scope, Actor actor, long siteId) {
        scope.require(siteId);
        Blockers blockers = new Blockers();
        permissions.refusal(actor, "media.upload", Where.site(siteId)).ifPresent(b -> blockers.add(List.of(b)));
        return blockers.add(transactions.read(scope, () -> quota(siteId, 1)).list())
                .list();
    }

    public Begun perform(SiteScope scope, Actor actor, long siteId, String name, long size, @Nullable String sha256) {
        scope.require(siteId);
        permissions.require(actor, "media.upload", Where.site(siteId));
        return transactions.write(scope, () -> {
            MediaRules.name(name)
                    .require(FileType.named(name).isPresent(), "type", "文件“" + name + "”的类型不受支持，" + Inspection.TAKEN)
                    .require(size > 0, "size", "文件“" + name + "”是空的")
                    .require(size <= settings.mostBytes(), "size", "文件超过 " + mebibytes(settings.mostBytes()) + " MB")
                    .require(sha256 == null || SHA256.matcher(sha256).matches(), "sha256", "sha256 应为 64 位小写十六进制数")
                    .add(quota(siteId, size).list())
                    .refuse();
            Optional<MediaItem> known = sha256 == null ? Optional.empty() : media.bySource(siteId, sha256);
            if (known.isPresent()) {
                return new Begun(null, known.get());
            }
            long id = uploads.insert(siteId, name, size, sha256, actor, clock.instant());
            return new Begun(uploads.require(actor, id), null);
        });
    }

    private Blockers quota(long siteId, long more) {
        return new Blockers()
                .require(
                        media.bytesOf(siteId) + uploads.bytesExpected(siteId) + more <= settings.siteBytes(),
                        "quota",
                        "本站点媒体库已满（上限 " + mebibytes(settings.siteBytes()) + " MB），请先删除不用的文件");
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
