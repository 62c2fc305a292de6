package org.huizheng.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cursors of a copy of the index, in a file beside it, for a process that may only read the database: a line
 * {@code site seq} for each, with the last document behind it while the site is being filled, and {@code searchable} behind that.
 */
final class FileCursors implements Cursors {

    private static final Logger LOG = LoggerFactory.getLogger(FileCursors.class);

    private final Path file;
    private final ReentrantLock held = new ReentrantLock();
    private final Map<Long, Cursor> cursors = new TreeMap<>();

    FileCursors(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            LOG.warn("{} cannot be read, the index is filled again: {}", file, e.toString());
            cursors.clear();
        }
    }

    private void read(String line) {
        String[] parts = line.split(" ");
        Long filledTo = parts.length > 2 ? Long.valueOf(parts[2]) : null;
        boolean searchable = filledTo == null || parts.length > 3;
        cursors.put(Long.valueOf(parts[0]), new Cursor(Long.parseLong(parts[1]), filledTo, searchable));
    }

    @Override
    public Map<Long, Cursor> all() {
        synchronized (cursors) {
            return new TreeMap<>(cursors);
        }
    }

    /**
     * A cursor ahead of its site followed another database, or this one before it was restored. Where all others are in, a new
     * site keeps nobody from searching them.
     */
    @Override
    public void begin(Map<Long, Long> heads) {
        boolean known = heads.entrySet().stream()
                .allMatch(head -> all().getOrDefault(head.getKey(), new Cursor(Long.MAX_VALUE, null))
                                .seq()
                        <= head.getValue());
        if (!known) {
            write(() -> {
                boolean others = !cursors.isEmpty() && cursors.values().stream().allMatch(Cursor::searchable);
                heads.forEach((site, head) -> cursors.merge(
                        site,
                        new Cursor(head, 0L, others),
                        (old, fresh) -> old.seq() > head ? new Cursor(head, 0L) : old));
            });
        }
    }

    @Override
    public void holding(long siteId, Work work) {
        held.lock();
        try {
            Cursor cursor = all().get(siteId);
            if (cursor != null) {
                work.perform(cursor);
            }
        } finally {
            held.unlock();
        }
    }

    @Override
    public void whenFree(long siteId, Work work) {
        if (held.tryLock()) {
            try {
                holding(siteId, work);
            } finally {
                held.unlock();
            }
        }
    }

    @Override
    public void move(long siteId, Cursor to) {
        write(() -> cursors.put(siteId, to));
    }

    @Override
    public void forget() {
        write(cursors::clear);
    }

    private void write(Runnable change) {
        synchronized (cursors) {
            change.run();
            StringBuilder lines = new StringBuilder();
            cursors.forEach((site, cursor) -> lines.append(site)
                    .append(' ')
                    .append(cursor.seq())
                    .append(cursor.filling() ? " " + cursor.filledTo() : "")
                    .append(cursor.filling() && cursor.searchable() ? " searchable" : "")
                    .append('\n'));
            try {
                Path beside = file.resolveSibling(file.getFileName() + ".new");
                Files.writeString(beside, lines);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
