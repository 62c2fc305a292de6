package org.huizheng.contenttype.web;

import java.util.List;
import org.huizheng.contenttype.ContentType;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Summary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContentTypeController {

    private final ContentTypes types;

    ContentTypeController(ContentTypes types) {
        this.types = types;
    }

    /** Everybody who has signed in: a form is no secret. */
    @Summary("全部内容模型及其字段")
    @GetMapping("/api/content-types")
    List<ContentType> types(Actor actor) {
        return List.copyOf(types.all().values());
    }
}
