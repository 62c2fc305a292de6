package org.huizheng.console.web;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Not run by itself: {@code ./huizheng api} writes the description the console's types are made of. */
class WriteApi {

    @Test
    void write() throws IOException {
        Files.createDirectories(DescribeApi.FILE.getParent());
        Files.writeString(DescribeApi.FILE, new DescribeApi().perform());
    }
}
