package org.huizheng.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.huizheng.kernel.SearchWords.Word;

/**
 * Cuts a typed word where two Chinese words of two characters and more meet, so that 高龄津贴发放 also finds 发放高龄津贴.
 * Nowhere else: every piece is a literal part of what was typed, so a text that says the whole is always found.
 */
final class Pieces {

    private final Analyzer analyzer = new SmartChineseAnalyzer();

    List<String> of(Word word) {
        if (word.phrase() || word.text().length() < 4) {
            return List.of(word.text());
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int cut : cuts(word.text())) {
            pieces.add(word.text().substring(from, cut));
            from = cut;
        }
        pieces.add(word.text().substring(from));
        return pieces;
    }

    private List<Integer> cuts(String text) {
        List<Integer> cuts = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            int end = -1;
            while (tokens.incrementToken()) {
                boolean chinese = chinese(text, offset.startOffset(), offset.endOffset());
                if (chinese && offset.startOffset() == end) {
                    cuts.add(end);
                }
                end = chinese ? offset.endOffset() : -1;
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cuts;
    }

    private static boolean chinese(String text, int start, int end) {
        return end - start >= 2 && text.substring(start, end).codePoints().allMatch(Character::isIdeographic);
    }
}
