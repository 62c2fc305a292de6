package org.huizheng.kernel;

class MemorySearchIndexTests extends SearchIndexContract {

    private final SearchIndex index = new MemorySearchIndex();

    @Override
    protected SearchIndex index() {
        return index;
    }
}
