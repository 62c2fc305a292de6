package org.huizheng.lucene;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/** {@code pairs}: every two neighbouring characters, folded. {@code words}: Chinese words. */
final class SearchAnalysis implements LuceneAnalysisConfigurer {

    static final String PAIRS = "pairs";
    static final String WORDS = "words";

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        context.analyzer(PAIRS).instance(new PairAnalyzer());
        context.analyzer(WORDS).instance(new SmartChineseAnalyzer());
    }

    private static final class PairAnalyzer extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new NGramTokenizer(2, 2));
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return new FoldingReader(reader);
        }
    }
}
