package org.huizheng.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputTests {

    @Test
    void encodesAnyTextAsTheLibraryDoes() {
        Random random = new Random(1);
        Output output = new Output();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int size = random.nextInt(200);
            for (int i = 0; i < size; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> text.append((char) random.nextInt(0x80));
                    case 1 -> text.append((char) random.nextInt(0x800));
                    case 2 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
                    case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x10000));
                    default -> text.append((char) (0xD800 + random.nextInt(0x800)));
                }
            }
            output.reset();
            output.write(text.toString(), 0, text.length());
            assertThat(output.bytes()).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
