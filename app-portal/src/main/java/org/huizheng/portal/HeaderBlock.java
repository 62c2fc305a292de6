package org.huizheng.portal;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Several headers that pass for one, because the server walks all headers before each to find it. Only HTTP/1 is written
 * this way, and the portal's connectors speak nothing else.
 */
final class HeaderBlock extends PreEncodedHttpField {

    private final List<HttpField> fields;
    private final byte[] lines;

    private HeaderBlock(List<HttpField> fields, byte[] lines) {
        super(fields.getFirst().getName(), fields.getFirst().getValue());
        this.fields = List.copyOf(fields);
        this.lines = lines;
    }

    static HeaderBlock of(List<HttpField> fields) {
        ByteBuffer lines = ByteBuffer.allocate(
                fields.stream().mapToInt(HeaderBlock::length).sum());
        fields.forEach(field -> ((PreEncodedHttpField) field).putTo(lines, HttpVersion.HTTP_1_1));
        return new HeaderBlock(fields, lines.array());
    }

    List<HttpField> fields() {
        return fields;
    }

    @Override
    public void putTo(ByteBuffer buffer, HttpVersion version) {
        buffer.put(lines);
    }

    @Override
    public int getEncodedLength(HttpVersion version) {
        return lines.length;
    }

    private static int length(HttpField field) {
        return ((PreEncodedHttpField) field).getEncodedLength(HttpVersion.HTTP_1_1);
    }
}
