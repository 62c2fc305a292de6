package org.huizheng.portal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** One encoding of an answer with every header it will ever be sent with, encoded beforehand. */
record Representation(byte[] bytes, String etag, HttpField[] head, HttpField[] unchangedHead) {

    static Representation of(byte[] bytes, String etag, List<HttpField> common, List<HttpField> own) {
        List<HttpField> unchanged = new ArrayList<>(common);
        unchanged.add(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        List<HttpField> head = new ArrayList<>(unchanged);
        head.addAll(own);
        head.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, bytes.length));
        return new Representation(
                bytes, etag, head.toArray(HttpField[]::new), unchanged.toArray(HttpField[]::new));
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }
}
