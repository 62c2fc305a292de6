package org.huizheng.template;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of one page, kept in one array that is used again for the next page. */
public final class Output extends Writer {

    private static final int MOST_BYTES_PER_CHAR = 3;

    private char[] text = new char[32_768];
    private int length;
    private byte[] encoded = {};
    private final List<Splice> splices = new ArrayList<>();
    private int spliced;

    /** Bytes that stand where the text had so many characters. */
    private record Splice(int at, byte[] utf8) {}

    public void reset() {
        length = 0;
        splices.clear();
        spliced = 0;
    }

    /** Text that is encoded already. */
    void write(byte[] utf8) {
        room(utf8.length / MOST_BYTES_PER_CHAR);
        splices.add(new Splice(length, utf8));
        spliced += utf8.length;
    }

    @Override
    public void write(char[] chars, int offset, int count) {
        room(count);
        System.arraycopy(chars, offset, text, length, count);
        length += count;
    }

    @Override
    public void write(String string, int offset, int count) {
        room(count);
        string.getChars(offset, offset + count, text, length);
        length += count;
    }

    @Override
    public void write(int c) {
        room(1);
        text[length++] = (char) c;
    }

    @Override
    public void flush() {
        // kept in memory
    }

    @Override
    public void close() {
        // nothing to give back
    }

    /** The text as UTF-8. */
    public byte[] bytes() {
        byte[] out = scratch();
        int n = 0;
        int from = 0;
        for (Splice splice : splices) {
            n = encode(from, splice.at, out, n);
            System.arraycopy(splice.utf8, 0, out, n, splice.utf8.length);
            n += splice.utf8.length;
            from = splice.at;
        }
        return Arrays.copyOf(out, encode(from, length, out, n));
    }

    private int encode(int from, int to, byte[] out, int at) {
        int n = at;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c < 0x80) {
                out[n++] = (byte) c;
            } else if (c < 0x800) {
                out[n++] = (byte) (0xC0 | c >> 6);
                out[n++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text[i + 1])) {
                int point = Character.toCodePoint(c, text[++i]);
                out[n++] = (byte) (0xF0 | point >> 18);
                out[n++] = (byte) (0x80 | point >> 12 & 0x3F);
                out[n++] = (byte) (0x80 | point >> 6 & 0x3F);
                out[n++] = (byte) (0x80 | point & 0x3F);
            } else if (Character.isSurrogate(c)) {
                out[n++] = '?';
            } else {
                out[n++] = (byte) (0xE0 | c >> 12);
                out[n++] = (byte) (0x80 | c >> 6 & 0x3F);
                out[n++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return n;
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Room for the longest encoding, used again for each page. */
    private byte[] scratch() {
        int most = MOST_BYTES_PER_CHAR * length + spliced;
        if (encoded.length < most) {
            encoded = new byte[Math.max(most, 2 * encoded.length)];
        }
        return encoded;
    }

    private void room(int more) {
        if (length + spliced / MOST_BYTES_PER_CHAR + more > Budget.Limits.PAGE.output()) {
            throw new TemplateRefused("", 0, "输出超过上限 " + Budget.Limits.PAGE.output() + " 个字符");
        }
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}
