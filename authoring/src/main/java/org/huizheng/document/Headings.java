package org.huizheng.document;

import java.sql.Array;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.SearchWords;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds documents by what stands in their titles and document numbers, drafts included (the search index has none). */
final class Headings {

    /** So many are sorted in no time; of more, a walk along the list meets one soon enough. */
    static final int RARE = 2000;

    private final JdbcClient jdbc;

    Headings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As the column compares: the database folds what was typed just as it folds what was written. */
    String[] folded(String typed) {
        return SearchWords.parse(typed).words().stream()
                .map(word -> jdbc.sql("select document.folded(?)")
                        .param(word.text())
                        .query(String.class)
                        .single())
                .toArray(String[]::new);
    }

    /** @return the documents, or nothing when there are too many */
    Optional<List<Long>> rare(List<Long> sites, String[] words) {
        List<Long> found = jdbc.sql("select document.headed(?, ?, ?)")
                .param(sites.toArray(Long[]::new))
                .param(words)
                .param(RARE + 1)
                .query((rs, row) -> {
                    Array ids = rs.getArray(1);
                    return List.of((Long[]) ids.getArray());
                })
                .single();
        return found.size() > RARE ? Optional.empty() : Optional.of(found);
    }
}
