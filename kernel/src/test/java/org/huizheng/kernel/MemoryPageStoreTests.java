package org.huizheng.kernel;

class MemoryPageStoreTests extends PageStoreContract {

    @Override
    protected PageStore create() {
        return new MemoryPageStore();
    }
}
