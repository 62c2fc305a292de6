package org.huizheng.template;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Markup made by the engine; the only thing that is printed without escaping. */
public final class Markup {

    private final @Nullable String html;
    private final byte[] utf8;

    private Markup(@Nullable String html, byte[] utf8) {
        this.html = html;
        this.utf8 = utf8;
    }

    public static Markup of(String html) {
        return new Markup(html, new byte[0]);
    }

    /** Bytes that go into the page as they are: a body is never decoded on its way from the database to the file. */
    public static Markup of(byte[] utf8) {
        return new Markup(null, utf8);
    }

    void writeTo(Writer writer) throws IOException {
        if (html != null) {
            writer.write(html);
        } else if (writer instanceof Output output) {
            output.write(utf8);
        } else {
            writer.write(new String(utf8, StandardCharsets.UTF_8));
        }
    }
}
