package org.huizheng.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The lines of a file, read and checked ahead by a thread of their own while the database takes those before. */
final class ParsedLines implements AutoCloseable {

    private static final int AHEAD = 2;
    private static final long MOST_BYTES = 16L << 20;

    /** A line as it was read, with what it says or why it says nothing; a blank one has neither. */
    record Parsed(
            long number,
            @Nullable ImportLine line,
            @Nullable String refusal) {}

    /** @param bytes of the file read up to here */
    record Chunk(
            List<Parsed> lines,
            long bytes,
            boolean last,
            @Nullable Exception failure) {}

    private final LineReader reader;
    private final LineParser parser;
    private final BlockingQueue<Chunk> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;

    ParsedLines(LineReader reader, LineParser parser) {
        this.reader = reader;
        this.parser = parser;
        this.thread = Thread.ofPlatform().daemon().name("import-reader").start(this::run);
    }

    Chunk next() throws IOException {
        try {
            Chunk chunk = ready.take();
            switch (chunk.failure) {
                case null -> {}
                case IOException e -> throw e;
                default -> throw new IllegalStateException(chunk.failure);
            }
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("被中断", e);
        }
    }

    private void run() {
        try {
            Chunk chunk;
            do {
                chunk = read();
                ready.put(chunk);
            } while (!chunk.last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk read() {
        List<Parsed> lines = new ArrayList<>();
        long start = reader.bytes();
        try {
            while (lines.size() < ImportBatch.MOST && reader.bytes() - start < MOST_BYTES) {
                LineReader.Line line = reader.next();
                if (line == null) {
                    return new Chunk(lines, reader.bytes(), true, null);
                }
                lines.add(parsed(line));
            }
            return new Chunk(lines, reader.bytes(), false, null);
        } catch (IOException | RuntimeException e) {
            return new Chunk(List.of(), reader.bytes(), true, e);
        }
    }

    private Parsed parsed(LineReader.Line line) {
        if (line.refusal() != null || line.text().isBlank()) {
            return new Parsed(line.number(), null, line.refusal());
        }
        try {
            return new Parsed(line.number(), parser.parse(line.number(), line.text()), null);
        } catch (Refusal e) {
            return new Parsed(line.number(), null, e.reason());
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        reader.close();
    }
}
