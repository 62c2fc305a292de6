package org.huizheng.release;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is public of some documents before a verb, and what of it the verb makes different. */
record Released(
        Map<Long, Was> documents, Set<At> addresses, List<Place> places, Set<File> files, Set<Pointer> pointers) {

    record Was(String state, String type, Instant publishedAt, String meta, String body) {
        boolean isPublic() {
            return state.equals("released");
        }
    }

    record Place(
            long channelId,
            long documentId,
            long siteId,
            boolean primary,
            Instant publishedAt,
            int ordinal,
            int pinned,
            Integer cutNo,
            String type) {}

    /** An address, whether the document is shown there or not. */
    record At(long siteId, long documentId) {}

    record File(long documentId, int position, String path, String blob) {}

    record Pointer(long fromId, long toId, String kind) {}

    static Released of(JdbcClient jdbc, Long[] ids) {
        Map<Long, Was> documents = documents(jdbc, ids);
        return documents.isEmpty()
                ? new Released(Map.of(), Set.of(), List.of(), Set.of(), Set.of())
                : new Released(
                        documents, addresses(jdbc, ids), places(jdbc, ids), files(jdbc, ids), pointers(jdbc, ids));
    }

    private static Map<Long, Was> documents(JdbcClient jdbc, Long[] ids) {
        return jdbc
                .sql("""
                        select document_id, state, type, published_at, encode(sha256(convert_to(meta, 'UTF8')), 'hex'),
                            encode(sha256(convert_to(body, 'UTF8')), 'hex')
                        from release.document where document_id = any (?)""")
                .param(ids)
                .query((rs, i) -> Map.entry(
                        rs.getLong(1),
                        new Was(
                                rs.getString(2),
                                rs.getString(3),
                                rs.getTimestamp(4).toInstant(),
                                rs.getString(5),
                                rs.getString(6))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<At> addresses(JdbcClient jdbc, Long[] ids) {
        return new HashSet<>(jdbc.sql("select site_id, document_id from release.address where document_id = any (?)")
                .param(ids)
                .query((rs, i) -> new At(rs.getLong(1), rs.getLong(2)))
                .list());
    }

    private static List<Place> places(JdbcClient jdbc, Long[] ids) {
        return jdbc.sql("""
                select channel_id, document_id, site_id, "primary", p.published_at, ordinal, pinned, cut_no, d.type
                from release.placement p join release.document d using (document_id)
                where document_id = any (?)""")
                .param(ids)
                .query((rs, i) -> new Place(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getBoolean(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getInt(6),
                        rs.getInt(7),
                        rs.getObject(8, Integer.class),
                        rs.getString(9)))
                .list();
    }

    private static Set<File> files(JdbcClient jdbc, Long[] ids) {
        return Set.copyOf(
                jdbc.sql("select document_id, position, path, blob from release.attachment where document_id = any (?)")
                        .param(ids)
                        .query((rs, i) -> new File(rs.getLong(1), rs.getInt(2), rs.getString(3), rs.getString(4)))
                        .list());
    }

    private static Set<Pointer> pointers(JdbcClient jdbc, Long[] ids) {
        return Set.copyOf(jdbc.sql("select from_id, to_id, kind from release.relation where from_id = any (?)")
                .param(ids)
                .query((rs, i) -> new Pointer(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list());
    }

    boolean hasAddress(long siteId, long documentId) {
        return addresses.contains(new At(siteId, documentId));
    }

    Stream<Long> sitesWithAddress(long documentId) {
        return addresses.stream().filter(a -> a.documentId == documentId).map(At::siteId);
    }

    boolean isReleased(long documentId) {
        Was was = documents.get(documentId);
        return was != null && was.isPublic();
    }

    boolean isArchived(long documentId) {
        Was was = documents.get(documentId);
        return was != null && was.state.equals("archived");
    }

    Map<Long, Place> placesOf(long documentId) {
        return places.stream()
                .filter(p -> p.documentId == documentId)
                .collect(Collectors.toMap(Place::channelId, Function.identity()));
    }

    /** The channel that was the document's own on each site that showed it. */
    Map<Long, Long> primaries(long documentId) {
        return places.stream()
                .filter(p -> p.documentId == documentId && p.primary)
                .collect(Collectors.toMap(Place::siteId, Place::channelId));
    }

    /** Whether those who show the document elsewhere than on its page show something else from now on. */
    boolean looksOther(ReleasedEdition e) {
        Was was = documents.get(e.documentId());
        return was == null
                || !was.isPublic()
                || !was.type.equals(e.type())
                || !was.publishedAt.equals(e.publishedAt())
                || !was.meta.equals(Hashes.hex(e.content().meta()));
    }

    /** Whether anything of the document is new, were it only its text. */
    boolean saysOther(ReleasedEdition e) {
        Was was = documents.get(e.documentId());
        return was == null
                || looksOther(e)
                || !was.body.equals(Hashes.hex(e.content().body()));
    }

    Instant publishedAt(ReleasedEdition e) {
        Was was = documents.get(e.documentId());
        return was == null ? e.publishedAt() : was.publishedAt;
    }

    /** The positions of files that are not what they were. */
    Set<Integer> otherFiles(ReleasedEdition e) {
        Set<File> was = filesOf(e.documentId());
        return positions(
                isReleased(e.documentId()) ? oneSided(was, given(e)) : Stream.concat(was.stream(), given(e).stream()));
    }

    Set<Integer> allFiles(ReleasedEdition e) {
        return positions(Stream.concat(filesOf(e.documentId()).stream(), given(e).stream()));
    }

    private static Set<Integer> positions(Stream<File> files) {
        return files.map(File::position).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<File> given(ReleasedEdition e) {
        List<EditionContent.Attachment> files = e.attachments();
        return IntStream.range(0, files.size())
                .mapToObj(i -> new File(
                        e.documentId(), i, files.get(i).path(), files.get(i).blob()))
                .collect(Collectors.toSet());
    }

    Set<File> filesOf(long documentId) {
        return files.stream().filter(f -> f.documentId == documentId).collect(Collectors.toSet());
    }

    /** Relations the document has from now on and had not, or the other way round. */
    Stream<Pointer> otherPointers(ReleasedEdition e) {
        Set<Pointer> now = e.relations().stream()
                .map(r -> new Pointer(e.documentId(), r.toId(), r.kind()))
                .collect(Collectors.toSet());
        Set<Pointer> was =
                pointers.stream().filter(p -> p.fromId == e.documentId()).collect(Collectors.toSet());
        return oneSided(was, now);
    }

    private static <T> Stream<T> oneSided(Collection<T> a, Collection<T> b) {
        return Stream.concat(a.stream().filter(x -> !b.contains(x)), b.stream().filter(x -> !a.contains(x)));
    }
}
