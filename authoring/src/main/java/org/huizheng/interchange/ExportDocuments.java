package org.huizheng.interchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;

/**
 * Writes what a site shows in the format {@link ImportDocuments} reads, files in a folder beside. The order is by date and
 * id and the JSON canonical, so equal content gives equal bytes wherever it was exported.
 */
public final class ExportDocuments {

    private static final int BATCH = 200;

    private final SiteQueries sites;
    private final ChannelQueries channels;
    private final EditionQueries editions;
    private final BlobStore blobs;

    ExportDocuments(SiteQueries sites, ChannelQueries channels, EditionQueries editions, BlobStore blobs) {
        this.sites = sites;
        this.channels = channels;
        this.editions = editions;
        this.blobs = blobs;
    }

    /** Where a line stands in the unordered file. */
    private record At(String published, String id, long offset, int length) {}

    /** @return the number of documents written */
    public long perform(SiteScope scope, String siteCode, Path file, ImportReport.Progress progress) {
        Site site = sites.byCode(scope, siteCode).orElseThrow(() -> Problem.notFound("没有站点 " + siteCode));
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw Problem.invalid(file + " 不能作为导出文件");
        }
        try {
            Files.createDirectories(folder);
            Path unordered = Files.createTempFile(folder, ".export", ".part");
            Path ordered = Files.createTempFile(folder, ".export", ".part");
            try {
                List<At> lines = write(scope, site, unordered, new ExportedFiles(blobs, target), progress);
                lines.sort(Comparator.comparing(At::published).thenComparing(At::id));
                copy(unordered, lines, ordered);
                Files.move(ordered, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return lines.size();
            } finally {
                Files.deleteIfExists(unordered);
                Files.deleteIfExists(ordered);
            }
        } catch (IOException e) {
            throw new Problem("unwritable", 500, "无法写入 " + file + "：" + e.getMessage());
        }
    }

    private List<At> write(SiteScope scope, Site site, Path file, ExportedFiles files, ImportReport.Progress progress)
            throws IOException {
        Map<Long, Channel> byId = new HashMap<>();
        channels.tree(scope, site.id()).forEach(channel -> byId.put(channel.id(), channel));
        Map<String, String> names = new HashMap<>();
        byId.values().forEach(channel -> names.put(channel.path(), channel.name()));
        List<At> lines = new ArrayList<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            long offset = 0;
            long after = 0;
            List<Edition> batch = editions.released(scope, site.id(), after, BATCH);
            while (!batch.isEmpty()) {
                Map<Long, String> ids = externalIds(scope, batch);
                for (Edition edition : batch) {
                    ExportLine line = new ExportLine(edition, byId, names, ids);
                    byte[] bytes = (line.json(files) + "\n").getBytes(StandardCharsets.UTF_8);
                    out.write(bytes);
                    lines.add(new At(line.publishedAt(), line.id(), offset, bytes.length));
                    offset += bytes.length;
                }
                after = batch.getLast().documentId();
                progress.at(lines.size(), offset, 0);
                batch = editions.released(scope, site.id(), after, BATCH);
            }
        }
        return lines;
    }

    private Map<Long, String> externalIds(SiteScope scope, List<Edition> batch) {
        Map<Long, String> ids = new HashMap<>();
        batch.forEach(edition -> edition.relations().forEach(relation -> editions.current(scope, relation.toId())
                .ifPresent(to -> ids.put(relation.toId(), ExportLine.id(to)))));
        return ids;
    }

    private static void copy(Path from, List<At> lines, Path to) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
            for (At line : lines) {
                byte[] bytes = new byte[line.length];
                in.seek(line.offset);
                in.readFully(bytes);
                out.write(bytes);
            }
        }
    }
}
