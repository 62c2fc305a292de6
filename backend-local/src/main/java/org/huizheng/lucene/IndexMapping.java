package org.huizheng.lucene;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;

/** How Hibernate Search runs here: a change is seen by the next search at once, and made durable in batches. */
final class IndexMapping {

    private IndexMapping() {}

    static CloseableSearchMapping open(Path directory) {
        CloseableSearchMapping mapping = SearchMapping.builder(
                        AnnotatedTypeSource.fromClasses(IndexedEntry.class), MethodHandles.lookup())
                .property("hibernate.search.backend.type", "lucene")
                .property("hibernate.search.backend.lucene_version", "9.12.3")
                .property("hibernate.search.backend.directory.root", directory.toString())
                .property("hibernate.search.backend.analysis.configurer", new SearchAnalysis())
                .property("hibernate.search.backend.thread_pool.size", "2")
                .property("hibernate.search.backend.indexing.queue_count", "2")
                .property("hibernate.search.backend.io.commit_interval", "1000")
                .property("hibernate.search.backend.io.refresh_interval", "0")
                .property("hibernate.search.backend.io.writer.ram_buffer_size", "64")
                .property("hibernate.search.schema_management.strategy", "create-or-validate")
                .property("hibernate.search.indexing.plan.synchronization.strategy", "read-sync")
                .build();
        try {
            readOnce(mapping);
            return mapping;
        } catch (RuntimeException e) {
            mapping.close();
            throw e;
        }
    }

    /** Opens every segment, so that a broken index is noticed now and not by a reader; takes the write lock. */
    private static void readOnce(CloseableSearchMapping mapping) {
        try (SearchSession session = mapping.createSession()) {
            session.search(IndexedEntry.class).where(f -> f.matchAll()).fetchTotalHitCount();
        }
        mapping.scope(IndexedEntry.class).workspace().flush();
    }
}
