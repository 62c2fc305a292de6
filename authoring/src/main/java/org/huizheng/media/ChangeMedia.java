package org.huizheng.media;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Says something else of a file: its name, what a picture shows, the number of a map. Its bytes never change. */
public final class ChangeMedia {

    private final ScopedTransactions transactions;
    private final Permissions permissions;
    private final Library media;
    private final AuditTrail audit;

    ChangeMedia(ScopedTransactions transactions, Permissions permissions, Library media, AuditTrail audit) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.media = media;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, MediaItem item) {
        return permissions.refusal(actor, "media.change", Where.site(item.siteId())).stream()
                .toList();
    }

    /** @param version the version the editor saw */
    public void perform(
            SiteScope scope, Actor actor, long mediaId, long version, String name, String alt, String mapNumber) {
        transactions.write(scope, () -> {
            MediaItem item = media.require(mediaId);
            permissions.require(actor, "media.change", Where.site(item.siteId()));
            MediaRules.text(name, alt, mapNumber)
                    .require(
                            FileType.named(name)
                                    .filter(type -> type.type().equals(item.mediaType()))
                                    .isPresent(),
                            "name",
                            "文件名的扩展名须与内容相符（." + item.extension() + "）")
                    .refuse();
            if (!media.update(mediaId, version, name.strip(), alt.strip(), mapNumber.strip())) {
                throw Problem.conflict("文件刚被他人修改，请刷新后重试");
            }
            audit.record(
                    actor, "changeMedia", item.siteId(), "media:" + mediaId, Map.of("mapNumber", mapNumber.strip()));
        });
    }
}
