package org.huizheng.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Hashes;

/** Binds the entries of the transactions {@code [fromXid, toXid)} to the seal before. */
record Seal(long sealId, long fromXid, long toXid, int entries, byte[] merkleRoot, byte[] previousHash) {

    static final byte[] GENESIS = new byte[32];

    byte[] hash() {
        MessageDigest digest = Hashes.digest();
        digest.update(ByteBuffer.allocate(28)
                .putLong(sealId)
                .putLong(fromXid)
                .putLong(toXid)
                .putInt(entries)
                .flip());
        digest.update(merkleRoot);
        return digest.digest(previousHash);
    }

    /** Leaves and nodes are hashed under different prefixes, so no node can pass for a leaf. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return GENESIS;
        }
        List<byte[]> level =
                leaves.stream().map(leaf -> node((byte) 0, leaf, new byte[0])).toList();
        while (level.size() > 1) {
            List<byte[]> next = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2) {
                next.add(i + 1 < level.size() ? node((byte) 1, level.get(i), level.get(i + 1)) : level.get(i));
            }
            level = next;
        }
        return level.getFirst();
    }

    private static byte[] node(byte prefix, byte[] left, byte[] right) {
        MessageDigest digest = Hashes.digest();
        digest.update(prefix);
        digest.update(left);
        return digest.digest(right);
    }
}
