package org.huizheng.search;

/** Puts everything released into the index again, over what is there, so that readers can search meanwhile. */
public final class RebuildSearch {

    private final SearchFollower follower;
    private final ReconcileSearch reconcile;

    public RebuildSearch(SearchFollower follower, ReconcileSearch reconcile) {
        this.follower = follower;
        this.reconcile = reconcile;
    }

    public ReconcileSearch.Report perform() {
        follower.refill();
        follower.catchUp();
        return reconcile.perform();
    }
}
