package org.huizheng.release;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words that the traditional version of every site keeps, or writes its own way, as they are now. */
public record ReleasedWords(List<String> lines, long version) {

    public static ReleasedWords of(JdbcClient jdbc) {
        return jdbc.sql("select lines, version from release.kept_words")
                .query((rs, i) ->
                        new ReleasedWords(List.of((String[]) rs.getArray(1).getArray()), rs.getLong(2)))
                .single();
    }
}
