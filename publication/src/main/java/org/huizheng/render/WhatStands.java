package org.huizheng.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an address leads to in a tree of pages: the one order of questions, asked of the tree that is served and of one that was. */
public final class WhatStands {

    private static final Pattern MOVED =
            Pattern.compile("(301|302) (/(?!/)[\\x21-\\x7e]*|https?://[\\x21-\\x7e]+)\\s*");

    private WhatStands() {}

    /** A tree, asked by the names its files are stored under, with {@code index.html} written out. */
    public interface Tree<A, X extends Exception> {

        @Nullable
        A page(String stored, int status) throws X;

        /** The text of a file that says where an address moved to. */
        @Nullable
        String target(String stored) throws X;

        boolean has(String stored) throws X;
    }

    public sealed interface Found<A> {

        record Page<A>(A page) implements Found<A> {}

        record Moved<A>(int status, String location) implements Found<A> {}

        record Missing<A>() implements Found<A> {}
    }

    /** Where a stored page answers: also the notice of one that went, and what says where one moved to. */
    public static String answersAt(String stored) {
        return Stream.of("/_gone", "/_moved")
                .filter(place -> stored.startsWith(place + "/"))
                .findFirst()
                .map(place -> stored.substring(place.length()))
                .orElse(stored);
    }

    /** Where the bytes of an address are stored. */
    public static String storedAt(String path) {
        return path.endsWith("/") ? path + "index.html" : Derived.storedAt(path);
    }

    /** @param rawPath the path as sent, for the redirect to the same address with a slash */
    public static <A, X extends Exception> Found<A> at(String path, String rawPath, Tree<A, X> tree) throws X {
        String stored = storedAt(path);
        A page = tree.page(stored, 200);
        if (page != null) {
            return new Found.Page<>(page);
        }
        Found.Moved<A> elsewhere = moved(tree.target("/_moved" + stored));
        if (!path.endsWith("/") && !stored.equals(path)) {
            return elsewhere == null ? new Found.Missing<>() : derivedElsewhere(path, elsewhere);
        }
        if (elsewhere != null) {
            return elsewhere;
        }
        A notice = tree.page("/_gone" + stored, 410);
        if (notice != null) {
            return new Found.Page<>(notice);
        }
        return path.endsWith("/") ? new Found.Missing<>() : directory(path, rawPath, tree);
    }

    private static <A, X extends Exception> Found<A> directory(String path, String rawPath, Tree<A, X> tree) throws X {
        if (tree.has(path + "/index.html")) {
            return new Found.Moved<>(301, rawPath + "/");
        }
        Found.Moved<A> elsewhere = moved(tree.target("/_moved" + path + "/index.html"));
        return elsewhere == null ? new Found.Missing<>() : elsewhere;
    }

    private static <A> Found<A> derivedElsewhere(String path, Found.Moved<A> stored) {
        Optional<String> location = Derived.leadsTo(path, stored.location());
        return location.isPresent() ? new Found.Moved<>(stored.status(), location.get()) : new Found.Missing<>();
    }

    private static <A> Found.@Nullable Moved<A> moved(@Nullable String text) {
        Matcher target = text == null ? null : MOVED.matcher(text);
        return target == null || !target.matches()
                ? null
                : new Found.Moved<>(Integer.parseInt(target.group(1)), target.group(2));
    }

    /** The tree also holds what only the portal itself reads; and a name with a leading dot is nobody's page. */
    public static boolean isAddress(String path) {
        int dotted = path.indexOf("/.");
        if (dotted >= 0 && !(dotted == 0 && path.startsWith("/.well-known/") && path.indexOf("/.", 1) < 0)) {
            return false;
        }
        return !path.startsWith("/_")
                || path.startsWith("/_a/")
                || path.startsWith("/_qr/")
                || path.startsWith("/_f/") && path.endsWith(".css");
    }
}
