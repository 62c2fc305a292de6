package org.huizheng.kernel;

import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a product is made of: the class path of the test that asks, which is its module's. */
public final class ClassPath {

    private static final Pattern FOLDER = Pattern.compile(".*/([a-z-]+)/target/(classes|[^/]+(?<!-tests)\\.jar)");
    private static final Pattern JAR = Pattern.compile(".*/org/huizheng/([a-z-]+)/[^/]+/[^/]+(?<!-tests)\\.jar");

    private ClassPath() {}

    /** The floors, without their tests. */
    public static Set<String> floors() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(entry -> Stream.of(FOLDER.matcher(entry), JAR.matcher(entry)))
                .filter(m -> m.matches())
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static boolean holds(String className) {
        try {
            Class.forName(className, false, ClassPath.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
