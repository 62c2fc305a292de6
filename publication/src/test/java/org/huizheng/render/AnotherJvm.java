package org.huizheng.render;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.BlobStore.Area;
import org.huizheng.kernel.MemoryBlobStore;

/**
 * The oracle: a JVM of its own that makes a site anew from the database when it is asked. It is in another time zone, its
 * letters are upper and lower as in Turkish, its files are in Latin 1, and its sets and maps that do not change go through their
 * elements in another order.
 */
final class AnotherJvm implements AutoCloseable {

    private static final List<String> ABROAD = List.of(
            "-Duser.timezone=Pacific/Auckland",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:+UseSerialGC",
            "-Xmx256m");

    private record Question(Instant now, long siteId, String code, int threads, Map<String, byte[]> blobs)
            implements Serializable {}

    private record Answer(Map<String, String> tree, String problem) implements Serializable {}

    private final Process process;
    private final ObjectOutputStream questions;
    private final ObjectInputStream answers;

    AnotherJvm(TestDatabase database) {
        HikariDataSource worker = database.worker();
        try {
            process = start(ABROAD, AnotherJvm.class, worker.getJdbcUrl(), worker.getUsername(), worker.getPassword())
                    .redirectError(Redirect.INHERIT)
                    .start();
            questions = new ObjectOutputStream(process.getOutputStream());
            questions.flush();
            answers = new ObjectInputStream(process.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process of this class path. */
    static ProcessBuilder start(List<String> options, Class<?> main, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** The pages of a site as they are made at once from what the database tells. */
    Map<String, String> rebuilt(SmallSite site, long siteId, String code, int threads) {
        Answer answer = ask(
                new Question(site.clock.now, siteId, code, threads, ((MemoryBlobStore) site.blobs).of(Area.PUBLIC)));
        if (!answer.problem.isEmpty()) {
            throw new IllegalStateException(answer.problem);
        }
        return answer.tree;
    }

    private Answer ask(Question question) {
        try {
            questions.writeObject(question);
            questions.reset();
            questions.flush();
            return (Answer) answers.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Arguments: JDBC address, user, password. Ends when nobody asks any more. */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        PrintStream out = System.out;
        System.setOut(System.err);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setUsername(args[1]);
        config.setPassword(args[2]);
        try (HikariDataSource worker = new HikariDataSource(config);
                ObjectOutputStream answers = new ObjectOutputStream(out)) {
            answers.flush();
            ObjectInputStream questions = new ObjectInputStream(System.in);
            while (true) {
                answers.writeObject(answer(worker, (Question) questions.readObject()));
                answers.reset();
                answers.flush();
            }
        } catch (EOFException e) {
            out.close();
        }
    }

    private static Answer answer(HikariDataSource worker, Question question) throws IOException {
        MemoryBlobStore blobs = new MemoryBlobStore();
        for (byte[] bytes : question.blobs.values()) {
            blobs.put(Area.PUBLIC, new ByteArrayInputStream(bytes));
        }
        SmallSite.Hand clock = new SmallSite.Hand();
        clock.now = question.now;
        try {
            return new Answer(
                    SmallSite.anew(worker, blobs, clock, question.siteId, question.code, question.threads), "");
        } catch (RuntimeException e) {
            return new Answer(Map.of(), e.toString());
        }
    }
}
