package org.huizheng.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.RootSigner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows the log of roots from its first line: numbers, links, signatures; and holds the last against the buckets. */
final class VerifyRoots {

    private static final int LOOKS = 5;

    private final Roots roots;
    private final PageSeal seal;
    private final RootSigner signer;

    VerifyRoots(JdbcClient jdbc, PageSeal seal, RootSigner signer) {
        this.roots = new Roots(jdbc);
        this.seal = seal;
        this.signer = signer;
    }

    /** @return how many lines the log has */
    long perform(long siteId, int release, Consumer<VerifyPages.Difference> found) {
        long no = 0;
        byte[] previous = Root.GENESIS;
        for (List<Roots.Stored> part = roots.after(siteId, 0); !part.isEmpty(); part = roots.after(siteId, no)) {
            for (Roots.Stored line : part) {
                broken(line, no, previous)
                        .ifPresent(why -> found.accept(difference(line.root().no(), why)));
                no = line.root().no();
                previous = line.hash();
            }
        }
        if (!isOfTheBuckets(siteId, release)) {
            found.accept(difference(no, "与各清单不符"));
        }
        return no;
    }

    private Optional<String> broken(Roots.Stored line, long no, byte[] previous) {
        Root root = line.root();
        if (root.no() != no + 1 || !Arrays.equals(root.previous(), previous)) {
            return Optional.of("与前一条不相连");
        }
        if (!Arrays.equals(root.hash(signer), line.hash())) {
            return Optional.of("已被改动");
        }
        return signer.verify(root.algorithm(), root.keyId(), line.hash(), line.signature())
                ? Optional.empty()
                : Optional.of("签名无效");
    }

    /** What is not signed yet will be within a second; a site that has no pages has no root. */
    private boolean isOfTheBuckets(long siteId, int release) {
        for (int look = 0; look < LOOKS; look++) {
            Roots.Leaves leaves = roots.leaves(siteId, release, seal);
            boolean same = roots.last(siteId)
                    .filter(last -> isOf(last.root(), release, leaves))
                    .isPresent();
            if (same || leaves.hashes().isEmpty()) {
                return true;
            }
            VerifyPages.pause();
        }
        return !roots.leaves(siteId, release, seal).unsigned().isEmpty();
    }

    private boolean isOf(Root root, int release, Roots.Leaves leaves) {
        return root.release() == release
                && Arrays.equals(root.root(), Root.of(leaves.hashes(), signer, root.algorithm()));
    }

    private static VerifyPages.Difference difference(long no, String why) {
        return new VerifyPages.Difference("root", "签名记录 " + no + " " + why, null);
    }
}
