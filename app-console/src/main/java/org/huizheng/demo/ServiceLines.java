package org.huizheng.demo;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Service items as lines of an import file: all of them for the city, a department's own for the department. */
final class ServiceLines {

    private static final Map<String, String> DEPARTMENTS = Map.of("sfj", "市司法局", "rsj", "市人力资源和社会保障局");

    /** When the guide last brought in line was published; the others came before it, {@link #A_DAY} of them a day. */
    private static final OffsetDateTime NEWEST = OffsetDateTime.parse("2026-11-18T16:30:00+08:00");

    private static final int A_DAY = 16;

    /** Prime to the number of items: counting by it meets each once and changes the department at every step. */
    private static final int STRIDE = 619;

    private ServiceLines() {}

    static List<Map<String, Object>> of(String site, List<Map<String, Object>> catalogue) {
        List<Map<String, Object>> lines = new ArrayList<>();
        int departmentNo = 0;
        int number = 0;
        int all = catalogue.stream().mapToInt(entry -> items(entry).size()).sum();
        for (Map<String, Object> entry : catalogue) {
            String department = String.valueOf(entry.get("department"));
            String code = String.format("%03d", 500 + departmentNo++);
            for (Object item : items(entry)) {
                number++;
                if (site.equals("linlan") || department.equals(DEPARTMENTS.get(site))) {
                    lines.add(line(site, department, code, number, publishedAt(number, all), (List<?>) item));
                }
            }
        }
        return lines;
    }

    private static List<?> items(Map<String, Object> entry) {
        return (List<?>) entry.getOrDefault("items", List.of());
    }

    private static String publishedAt(int number, int all) {
        int turn = (int) ((long) number * STRIDE % all);
        return NEWEST.minusDays(turn / A_DAY).minusMinutes(30L * (turn % A_DAY)).toString();
    }

    private static Map<String, Object> line(
            String site, String department, String code, int number, String publishedAt, List<?> item) {
        String name = String.valueOf(item.getFirst());
        String main = item.size() > 1 ? String.valueOf(item.getLast()) : "";
        ServiceThemes.Place place = ServiceThemes.of(name, department);
        Map<String, Object> guide = ServiceGuides.guide(name, main, department, place.audience(), code, number);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", "service-" + number);
        line.put("channel", site.equals("linlan") ? place.channel() : "bsfw/fwsx");
        line.put("type", "service");
        line.put("title", name);
        line.put(
                "summary",
                guide.get("itemType") + "，" + department + "办理，承诺时限：" + guide.get("promisedLimit") + "，不收费。");
        line.put(
                "keywords",
                main.isEmpty()
                        ? List.of(String.valueOf(guide.get("itemType")))
                        : List.of(String.valueOf(guide.get("itemType")), main));
        line.put("source", "临澜" + department);
        line.put("issuer", "临澜" + department);
        line.put("publishedAt", publishedAt);
        line.put("attributes", guide);
        return line;
    }
}
