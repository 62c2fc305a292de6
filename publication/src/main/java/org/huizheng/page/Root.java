package org.huizheng.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.RootSigner;

/**
 * A line of the log of roots: what the whole of a site's pages was at a moment, bound to the line before.
 *
 * @param no 1, 2, 3 … for each site
 * @param seq the position of the publication log when it was signed
 * @param previous the {@link #hash} of the line before, {@link #GENESIS} for the first
 */
record Root(
        long siteId,
        long no,
        int release,
        long seq,
        byte[] root,
        byte[] previous,
        Instant signedAt,
        String algorithm,
        String keyId) {

    static final byte[] GENESIS = new byte[32];

    private static final int FAN = 64;

    byte[] hash(RootSigner signer) {
        byte[] head = (siteId + "\n" + no + "\n" + release + "\n" + seq + "\n" + signedAt.toEpochMilli() + "\n"
                        + algorithm + "\n" + keyId + "\n" + Hashes.hex(root) + "\n" + Hashes.hex(previous))
                .getBytes(UTF_8);
        return signer.digest(algorithm, head);
    }

    /**
     * The tree has two levels of 64; a bucket that has no row counts as nothing. Leaves and nodes are hashed under different
     * prefixes, so no node can pass for a leaf.
     */
    static byte[] of(SortedMap<Integer, byte[]> leaves, RootSigner signer, String algorithm) {
        ByteBuffer nodes = ByteBuffer.allocate(1 + FAN * GENESIS.length).put((byte) 2);
        for (int node = 0; node < FAN; node++) {
            nodes.put(node(leaves.subMap(node * FAN, (node + 1) * FAN), signer, algorithm));
        }
        return signer.digest(algorithm, nodes.array());
    }

    private static byte[] node(SortedMap<Integer, byte[]> leaves, RootSigner signer, String algorithm) {
        if (leaves.isEmpty()) {
            return GENESIS;
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + leaves.size() * (2 + GENESIS.length)).put((byte) 1);
        leaves.forEach((bucket, leaf) -> bytes.putShort(bucket.shortValue()).put(Arrays.copyOf(leaf, GENESIS.length)));
        return signer.digest(algorithm, bytes.array());
    }
}
