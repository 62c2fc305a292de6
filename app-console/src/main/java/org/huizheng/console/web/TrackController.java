package org.huizheng.console.web;

import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a release is on its way to the public. */
@RestController
final class TrackController {

    private final TrackQueries tracks;

    TrackController(TrackQueries tracks) {
        this.tracks = tracks;
    }

    @Summary("发布追踪：通过、签发、生成、可见、可检索")
    @GetMapping("/api/documents/{id}/track")
    Track track(SiteScope scope, @PathVariable long id) {
        return tracks.of(scope, id);
    }
}
