package org.huizheng.portal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.huizheng.kernel.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Debian nginx needs to stand in front of a portal: it answers what lies in the trees as a plain file at a plain address, and
 * asks the portal for all else. Types and headers are the portal's own, so that nobody can tell who answered.
 */
public final class NginxConfiguration {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+-]+");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern SITE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]+( ssl)?");

    private static final Set<String> OWN_WORDS = Set.of("default", "hostnames", "include", "volatile");

    private final Path pages;
    private final String listen;
    private final String portal;
    private final Duration hsts;
    private final Path folder;

    /**
     * @param pages the page store's directory
     * @param listen as behind nginx's {@code listen}
     * @param portal where the portal listens, as host and port
     * @param folder where the files will lie: they name each other
     */
    public NginxConfiguration(Path pages, String listen, String portal, Duration hsts, Path folder) {
        this.pages = plain(pages);
        this.listen = address(listen);
        this.portal = address(portal);
        this.hsts = hsts;
        this.folder = plain(folder);
    }

    private static Path plain(Path path) {
        if (!PLAIN.matcher(path.toString()).matches()) {
            throw Problem.invalid("路径里有 nginx 配置写不了的字符：" + path);
        }
        return path;
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw Problem.invalid("监听地址或端口写得不对：" + text);
        }
        return text;
    }

    /**
     * Each file is replaced as a whole.
     *
     * @return how many hosts are in it
     */
    public int write() throws IOException {
        Map<String, String> siteByHost = siteByHost();
        Files.createDirectories(folder);
        replace("huizheng-headers.conf", headers());
        replace("huizheng-hosts.map", hosts(siteByHost));
        replace("huizheng.conf", server());
        return siteByHost.size();
    }

    private void replace(String name, String text) throws IOException {
        Path beside = folder.resolve(name + ".new");
        Files.writeString(beside, text);
        Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Those of {@code hosts.json} that a configuration can hold; a host that is something else is nobody's. */
    private Map<String, String> siteByHost() throws IOException {
        Map<String, String> siteByHost = new TreeMap<>();
        Path file = pages.resolve("hosts.json");
        if (!Files.exists(file)) {
            throw Problem.notFound("没有 " + file + "，页面目录不对，或还没有站点");
        }
        for (var entry : JsonMapper.shared()
                .readTree(Files.readAllBytes(file))
                .path("hosts")
                .properties()) {
            String host = entry.getKey().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
            String site = entry.getValue().asString();
            if (HOST.matcher(host).matches() && SITE.matcher(site).matches()) {
                siteByHost.put(host, site);
            }
        }
        return siteByHost;
    }

    /** Which host is which site: the only part that changes while the product runs. */
    private static String hosts(Map<String, String> siteByHost) {
        StringBuilder text = new StringBuilder("# 由 ./huizheng nginx 写出；主机名变化后重写并重新加载 nginx\n");
        siteByHost.forEach((host, site) ->
                text.append(name(host)).append(" \"").append(site).append("\";\n"));
        return text.toString();
    }

    /** Escaped where a map would take it for a word of its own. */
    private static String name(String host) {
        return '"' + (OWN_WORDS.contains(host) ? "\\" : "") + host + '"';
    }

    private String server() throws IOException {
        Map<String, String> values = Map.ofEntries(
                Map.entry("pages", pages.toString()),
                Map.entry("listen", listen),
                Map.entry("portal", portal),
                Map.entry("folder", folder.toString()),
                Map.entry("types", types()),
                Map.entry("compressed", compressed()),
                Map.entry("html", ContentTypes.HTML),
                Map.entry("download", ContentTypes.DOWNLOAD),
                Map.entry("feed", ContentTypes.of("feed.json")),
                Map.entry("pagePolicy", SecurityHeaders.PAGE_POLICY),
                Map.entry("downloadPolicy", SecurityHeaders.DOWNLOAD_POLICY),
                Map.entry("filePolicies", filePolicies()),
                Map.entry("dynamic", dynamic()),
                Map.entry("shown", String.join("|", shown())),
                Map.entry("askAgain", CacheRules.ASK_AGAIN.getValue()),
                Map.entry("forever", CacheRules.FOREVER.getValue()),
                Map.entry("never", CacheRules.NEVER.getValue()),
                Map.entry("hsts", hsts.isZero() ? "" : "max-age=" + hsts.toSeconds()));
        return PLACE.matcher(template())
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(NginxConfiguration.class.getResourceAsStream("nginx.conf"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String types() {
        Map<String, Set<String>> extensions = new TreeMap<>();
        ContentTypes.byExtension()
                .forEach((extension, type) ->
                        extensions.computeIfAbsent(type, t -> new TreeSet<>()).add(extension));
        return lines(
                extensions.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\" " + String.join(" ", e.getValue()) + ";")
                        .toList(),
                "        ");
    }

    /** Of what is stored; the longest names of types, which nginx has no room for, are the portal's to compress. */
    private static String compressed() {
        Set<String> types = new TreeSet<>(ContentTypes.byExtension().values());
        types.add(ContentTypes.of("feed.json"));
        return types.stream()
                .filter(ContentTypes::compressible)
                .map(type -> '"' + type + '"')
                .collect(Collectors.joining(" "));
    }

    /** The extensions of what may be shown in place; all else is downloaded. */
    private static SortedSet<String> shown() {
        return ContentTypes.byExtension().entrySet().stream()
                .filter(e -> ContentTypes.shownInPlace(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String filePolicies() {
        return lines(
                shown().stream()
                        .map(e -> "\"~\\." + e + "$\" \"" + policy(ContentTypes.of("x." + e)) + "\";")
                        .toList(),
                "    ");
    }

    /** What servlets answer; and what is called by a type that nginx cannot put into its list of compressed ones. */
    private static String dynamic() {
        return Stream.concat(PortalRoom.DYNAMIC.stream(), Stream.of("/opensearch.xml"))
                .sorted()
                .map(path -> path.replace(".", "\\."))
                .collect(Collectors.joining("|"));
    }

    private static String policy(String type) {
        return type.equals("application/pdf") ? SecurityHeaders.PDF_POLICY : SecurityHeaders.SHOWN_POLICY;
    }

    private static String common() {
        return lines(
                SecurityHeaders.PAGE.stream()
                        .filter(field -> !field.getName().equals("Content-Security-Policy"))
                        .map(NginxConfiguration::header)
                        .toList(),
                "");
    }

    private static String header(HttpField field) {
        return "add_header " + field.getName() + " \"" + field.getValue() + "\" always;";
    }

    private static String lines(List<String> lines, String indent) {
        return String.join("\n" + indent, lines);
    }

    /** The headers every place adds: nginx forgets those of a server once a location adds one of its own. */
    private static String headers() {
        return """
                %s
                add_header Strict-Transport-Security $hz_hsts always;
                """.formatted(common());
    }
}
