package org.huizheng.portal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * One encoding of an answer with every header it will ever be sent with, encoded beforehand. The two heads are for HTTP/1:
 * what they have in common is one {@link HeaderBlock}.
 */
record Representation(byte[] bytes, String etag, HttpField[] head, HttpField[] unchangedHead) {

    static Representation of(byte[] bytes, String etag, List<HttpField> common, List<HttpField> own) {
        List<HttpField> shared = new ArrayList<>(common);
        shared.add(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        List<HttpField> unchanged = List.of(HeaderBlock.of(shared));
        List<HttpField> head = new ArrayList<>(unchanged);
        head.addAll(own);
        head.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, bytes.length));
        return new Representation(bytes, etag, head.toArray(HttpField[]::new), unchanged.toArray(HttpField[]::new));
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }
}
