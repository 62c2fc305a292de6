package org.huizheng.hant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dictionaries of OpenCC, as opencc4j brings them along: a word, and what it becomes, the likeliest first. Read when the
 * first page is asked for, and kept. Where another form of a character is in use (為, not 爲), it is that one.
 */
final class Dictionaries {

    private Dictionaries() {}

    /**
     * From simplified to traditional. What a phrase becomes is a word too, and becomes itself: otherwise 干预 would become 干預,
     * which, met again, would become 幹預.
     */
    static Dictionary traditional() {
        return Traditional.WORDS;
    }

    /** The other way; a phrase that the dictionary of this direction lacks is taken from the other. */
    static Dictionary simplified() {
        return Simplified.WORDS;
    }

    private static final class Traditional {
        static final Dictionary WORDS = read();

        private static Dictionary read() {
            Map<String, String> forms = forms();
            List<Entry> entries = Stream.concat(entries("STPhrases"), entries("STCharacters"))
                    .map(entry -> entry.in(forms))
                    .toList();
            Dictionary words = new Dictionary();
            entries.forEach(entry -> words.putIfAbsent(entry.word, entry.becomes));
            entries.stream().filter(Entry::isPhrase).forEach(entry -> words.putIfAbsent(entry.becomes, entry.becomes));
            return words;
        }

        /** From the form OpenCC has of a character to that in use. */
        private static Map<String, String> forms() {
            Set<String> ofTaiwan = entries("TWVariants").map(Entry::becomes).collect(Collectors.toSet());
            Map<String, String> forms = new HashMap<>(Map.of("羣", "群", "峯", "峰", "牀", "床", "麪", "麵"));
            entries("HKVariants")
                    .filter(entry -> ofTaiwan.contains(entry.becomes))
                    .forEach(entry -> forms.put(entry.word, entry.becomes));
            return forms;
        }
    }

    private static final class Simplified {
        static final Dictionary WORDS = read();

        private static Dictionary read() {
            Dictionary words = new Dictionary();
            entries("TSPhrases").forEach(entry -> words.putIfAbsent(entry.word, entry.becomes));
            entries("STPhrases").forEach(entry -> words.putIfAbsent(entry.becomes, entry.word));
            entries("TSCharacters").forEach(entry -> words.putIfAbsent(entry.word, entry.becomes));
            return words;
        }
    }

    private record Entry(String word, String becomes) {

        static Entry of(String line) {
            String[] words = line.split("\\s", 3);
            return new Entry(words[0], words[1]);
        }

        Entry in(Map<String, String> forms) {
            String formed = becomes.codePoints()
                    .mapToObj(Character::toString)
                    .map(character -> forms.getOrDefault(character, character))
                    .collect(Collectors.joining());
            return new Entry(word, formed);
        }

        boolean isPhrase() {
            return word.codePointCount(0, word.length()) > 1;
        }
    }

    private static Stream<Entry> entries(String name) {
        return lines(name).stream().map(Entry::of);
    }

    private static List<String> lines(String name) {
        String place = "/data/dictionary/" + name + ".txt";
        var in = Objects.requireNonNull(Dictionaries.class.getResourceAsStream(place), place);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
