package org.huizheng.render;

import java.util.List;
import org.huizheng.kernel.Problem;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedSites;

/** Asks for a site, or one page of it, to be made again. */
public final class RequestRebuild {

    private final Engine engine;

    RequestRebuild(Engine engine) {
        this.engine = engine;
    }

    public void site(String code) {
        engine.wakes.enqueue(id(code), List.of(Pages.WHOLE_SITE), Lane.BULK);
        engine.wakes.committed();
    }

    /** @param page in the words of {@link Pages} */
    public void page(String code, String page) {
        engine.wakes.enqueue(id(code), List.of(page), Lane.NORMAL);
        engine.wakes.committed();
    }

    private long id(String code) {
        return ReleasedSites.idOf(engine.jdbc, code).orElseThrow(() -> Problem.notFound("站点 " + code + " 不存在"));
    }
}
