package org.huizheng.template;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of one page, kept in one array that is used again for the next page. */
public final class Output extends Writer {

    private char[] text = new char[32_768];
    private int length;

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

    public byte[] bytes() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text, 0, length));
        return Arrays.copyOf(encoded.array(), encoded.limit());
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }

    private void room(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}
