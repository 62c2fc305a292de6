package org.huizheng.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads every string of the compiled program, joined ones as the compiler left them (with \u0001 for each value). */
final class SqlTexts {

    private SqlTexts() {}

    static List<SqlText> all() {
        List<SqlText> texts = new ArrayList<>();
        for (String floor : Checkout.floors()) {
            Path classes = Checkout.ROOT.resolve(floor).resolve("target/classes/org/huizheng");
            for (Path room : Checkout.children(classes)) {
                read(room, texts);
            }
        }
        return texts;
    }

    private static void read(Path room, List<SqlText> texts) {
        try (Stream<Path> files = Files.walk(room)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String place = room.getParent().relativize(file).toString();
                strings(ClassFile.of().parse(file))
                        .forEach(s -> texts.add(new SqlText(room.getFileName().toString(), place, s)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> strings(ClassModel model) {
        Set<String> strings = new HashSet<>();
        model.constantPool().forEach(entry -> {
            if (entry instanceof StringEntry string) {
                strings.add(string.stringValue());
            }
        });
        return strings;
    }
}
