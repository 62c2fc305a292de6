package org.huizheng.lucene;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;
import org.huizheng.kernel.SearchText;

/** Folds place for place, so no offset moves. */
final class FoldingReader extends CharFilter {

    FoldingReader(Reader input) {
        super(input);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = input.read(buffer, offset, length);
        SearchText.fold(buffer, offset, Math.max(offset, offset + read));
        return read;
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }
}
