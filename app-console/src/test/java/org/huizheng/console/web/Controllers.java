package org.huizheng.console.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huizheng.console.ConsoleRooms;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/** The controllers of the console's port, found as the product finds them: by following the imports of its rooms. */
final class Controllers {

    private Controllers() {}

    static List<Class<?>> all() {
        List<Class<?>> found = new ArrayList<>();
        Arrays.stream(ConsoleRooms.web()).forEach(room -> collect(room, found));
        return found;
    }

    private static void collect(Class<?> type, List<Class<?>> found) {
        if (AnnotatedElementUtils.hasAnnotation(type, RestController.class)) {
            found.add(type);
        }
        Import imported = type.getAnnotation(Import.class);
        if (imported != null) {
            Arrays.stream(imported.value()).forEach(next -> collect(next, found));
        }
    }

    /** The room a call belongs to; the console's own calls go by their controller. */
    static String subject(HandlerMethod call) {
        String room = call.getBeanType().getPackageName().split("\\.")[2];
        return room.equals("console") ? name(call) : room;
    }

    static String name(HandlerMethod call) {
        String controller = call.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        return Character.toLowerCase(controller.charAt(0)) + controller.substring(1);
    }
}
