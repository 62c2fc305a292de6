package org.huizheng.kernel;

class MemoryBlobStoreTests extends BlobStoreContract {

    @Override
    protected BlobStore create() {
        return new MemoryBlobStore();
    }
}
