package org.huizheng.template;

import java.io.Writer;
import java.util.Arrays;

/** The text of one page, kept in one array that is used again for the next page. */
public final class Output extends Writer {

    private static final int MOST_BYTES_PER_CHAR = 3;

    private char[] text = new char[32_768];
    private int length;
    private byte[] encoded = {};

    public void reset() {
        length = 0;
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
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c < 0x80) {
                out[n++] = (byte) c;
            } else if (c < 0x800) {
                out[n++] = (byte) (0xC0 | c >> 6);
                out[n++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text[i + 1])) {
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
        return Arrays.copyOf(out, n);
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }

    /** Room for the longest encoding, used again for each page. */
    private byte[] scratch() {
        if (encoded.length < MOST_BYTES_PER_CHAR * length) {
            encoded = new byte[MOST_BYTES_PER_CHAR * text.length];
        }
        return encoded;
    }

    private void room(int more) {
        if (length + more > Budget.Limits.PAGE.output()) {
            throw new TemplateRefused("", 0, "输出超过上限 " + Budget.Limits.PAGE.output() + " 个字符");
        }
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}
