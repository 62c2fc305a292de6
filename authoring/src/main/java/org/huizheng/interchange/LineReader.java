package org.huizheng.interchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 one at a time; a line too long or not UTF-8 spoils only itself. */
final class LineReader implements AutoCloseable {

    static final int MOST_BYTES = 8 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;
    private long bytes;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** @param refusal why {@code text} could not be had, or null */
    record Line(long number, String text, @Nullable String refusal) {}

    /** The number of bytes read so far. */
    long bytes() {
        return bytes;
    }

    /** @return null at the end */
    @Nullable
    Line next() throws IOException {
        if (isAtEnd()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(8192);
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && !isAtEnd()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            tooLong |= line.size() + at - from > MOST_BYTES;
            if (!tooLong) {
                line.write(buffer, from, at - from);
            }
            ended = at < end;
            at += ended ? 1 : 0;
            bytes += at - from;
        }
        return tooLong ? new Line(number, "", "一行超过 " + (MOST_BYTES >> 20) + " MiB") : decoded(line.toByteArray());
    }

    private boolean isAtEnd() throws IOException {
        while (at == end) {
            int read = in.read(buffer);
            if (read < 0) {
                return true;
            }
            at = 0;
            end = read;
        }
        return false;
    }

    private Line decoded(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return new Line(number, number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text, null);
        } catch (CharacterCodingException e) {
            return new Line(number, "", "不是 UTF-8 编码");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
