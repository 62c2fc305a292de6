package org.huizheng.interchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huizheng.interchange.ChineseNumbers.DateAt;
import org.jspecify.annotations.Nullable;

/** The lines between a law's title and its text: who adopted, published and revised it, and when. */
record LawHead(
        String issuer,
        String docNumber,
        @Nullable LocalDate writtenAt,
        @Nullable LocalDate publishedAt,
        @Nullable LocalDate effectiveAt,
        String validity,
        List<String> notes) {

    private static final Pattern REVISION = Pattern.compile("修正|修订|修改");
    private static final Pattern IN_FORCE = Pattern.compile("施行|实施$|起生效");
    private static final Pattern MADE = Pattern.compile("公布|发布|印发");
    private static final Pattern ADOPTED = Pattern.compile("通过|批准|会议$|公告$");
    private static final Pattern ORDER = Pattern.compile("(?:命令|令|公告)第[0-9０-９〇一二三四五六七八九十百]+号");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{IsHan}]{1,8}[〔\\[（(][0-9]{4}[〕\\]）)](?:第)?[0-9]+号");
    private static final Pattern SESSION =
            Pattern.compile("第[0-9〇一二三四五六七八九十百]+届|第?[0-9〇一二三四五六七八九十百]+(?:届|次)|(?:审判|检察)委员会.*|常务会议.*");
    private static final Pattern MEETING = Pattern.compile("第?[0-9〇一二三四五六七八九十百]+次?(?:常务|全体)?会议.*");

    /** One dated thing that happened to the law; {@code quoted} is its text without titles of other texts. */
    private record Event(LocalDate date, String text, String quoted) {

        boolean is(Pattern what) {
            return what.matcher(quoted).find();
        }
    }

    static LawHead read(String title, List<String> lines) {
        List<String> notes = whole(title, lines);
        List<Event> events =
                notes.stream().flatMap(note -> events(note).stream()).toList();
        Optional<Event> published = events.stream()
                .filter(e -> e.is(ORDER) || e.is(MADE) && !e.is(REVISION))
                .reduce((first, last) -> numbered(last) || !numbered(first) ? last : first);
        Optional<Event> made = events.stream()
                .filter(e -> (e.is(ADOPTED) || e.is(MADE) || e.is(ORDER)) && !e.is(REVISION))
                .findFirst()
                .or(() -> events.stream().filter(e -> !body(e.quoted).isEmpty()).findFirst());
        String number = published.map(LawHead::number).orElse("");
        if (number.isEmpty()) {
            number = notes.stream()
                    .filter(n -> events(n).isEmpty())
                    .map(LawHead::reference)
                    .findFirst()
                    .orElse("");
        }
        LocalDate publishedAt = published.map(Event::date).orElse(null);
        LocalDate writtenAt = published
                .filter(LawHead::numbered)
                .or(() -> made)
                .map(Event::date)
                .orElse(null);
        return new LawHead(
                issuer(made, published),
                number,
                writtenAt,
                publishedAt,
                effectiveAt(events, publishedAt),
                validity(events),
                notes);
    }

    /** Head lines in one piece: a line without a date continues the one before, a piece of the title is none. */
    private static List<String> whole(String title, List<String> lines) {
        List<String> whole = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip().replaceFirst("^#+\\s*", "");
            if (text.isEmpty() || title.contains(text) || text.startsWith("[http")) {
                continue;
            }
            boolean starts = whole.isEmpty()
                    || startsWithDate(text)
                    || REFERENCE.matcher(text).matches();
            if (starts) {
                whole.add(text);
            } else {
                String before = whole.removeLast();
                whole.add(before + (before.endsWith("部") || before.endsWith("会") ? "、" : "") + text);
            }
        }
        return List.copyOf(whole);
    }

    private static boolean startsWithDate(String text) {
        return text.matches("[（(]?[0-9０-９]{4}年.*");
    }

    private static List<Event> events(String note) {
        List<DateAt> dates = ChineseNumbers.dates(masked(note));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            String text = upToNext(note, dates, i);
            while (text.endsWith("、") && i + 1 < dates.size()) {
                i++;
                text += upToNext(note, dates, i);
            }
            events.add(new Event(
                    dates.get(i).date(),
                    text,
                    unquoted(text).replaceAll("[）)。，\\s　]+$", "").strip()));
        }
        return events;
    }

    private static String upToNext(String note, List<DateAt> dates, int i) {
        int end = i + 1 < dates.size() ? dates.get(i + 1).start() : note.length();
        return note.substring(dates.get(i).end(), end).strip();
    }

    /** Same length, with titles of other texts blanked, so that a date or word inside one is not the law's own. */
    private static String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '《' ? 1 : 0;
            if (depth > 0) {
                masked.setCharAt(i, ' ');
            }
            depth -= c == '》' && depth > 0 ? 1 : 0;
        }
        return masked.toString();
    }

    private static String unquoted(String text) {
        return masked(text).replaceAll("\\s+", " ").strip();
    }

    private static boolean numbered(Event event) {
        return !number(event).isEmpty();
    }

    private static String number(Event event) {
        Matcher order = ORDER.matcher(event.quoted);
        if (order.find()) {
            return sessionless(event.quoted.substring(0, order.start())) + order.group();
        }
        return reference(event.quoted);
    }

    private static String sessionless(String text) {
        return text.replaceAll("第[0-9〇一二三四五六七八九十]+届|第[0-9〇一二三四五六七八九十]+次会议主席团", "")
                .replaceFirst("^中(?=中华)", "")
                .strip();
    }

    private static String reference(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.find() ? reference.group().replaceFirst("^.*以", "") : "";
    }

    private static String issuer(Optional<Event> made, Optional<Event> published) {
        Optional<String> byOrder = published
                .filter(e -> ORDER.matcher(e.quoted).find())
                .map(e -> {
                    Matcher order = ORDER.matcher(e.quoted);
                    return order.find() ? body(e.quoted.substring(0, order.start())) : "";
                });
        Optional<String> adopter =
                made.filter(e -> !e.is(MADE) || !byOrder.isPresent()).map(e -> body(e.quoted));
        return byOrder.filter(name -> !name.isEmpty()).or(() -> adopter).orElse("");
    }

    /** The body that acted, without its session: 深圳市第七届人民代表大会常务委员会第十次会议 → 深圳市人民代表大会常务委员会. */
    private static String body(String text) {
        String acted = text.strip().replaceFirst("^(?:根据|经|由)+", "").replaceFirst("、?(?:公布|发布|印发|批准|通过|修订|以).*$", "");
        return Arrays.stream(acted.split("(?<=会议)、")).map(LawHead::oneBody).collect(Collectors.joining("、"));
    }

    private static String oneBody(String acted) {
        String name = acted;
        name = MEETING.matcher(name).replaceFirst("");
        name = SESSION.matcher(name).replaceAll("").replaceAll("(?:公告|令|审议|讨论|主席团)+$", "");
        name = name.replaceFirst("^中(?=中华)", "")
                .replaceFirst("^中华人民共和国(?=国务院|.*部|.*局|.*署|.*会)", "")
                .replaceAll("[\\s（(]+", "");
        return name.matches("[\\p{IsHan}、]{2,60}") ? name : "";
    }

    private static @Nullable LocalDate effectiveAt(List<Event> events, @Nullable LocalDate publishedAt) {
        LocalDate effective = null;
        for (Event event : events) {
            if (event.is(IN_FORCE)) {
                effective = event.quoted.contains("之日") && publishedAt != null ? publishedAt : event.date;
            }
        }
        return effective;
    }

    private static String validity(List<Event> events) {
        if (events.isEmpty()) {
            return "";
        }
        return events.stream().anyMatch(e -> e.is(REVISION)) ? "amended" : "valid";
    }
}
