package org.huizheng.render;

import java.nio.file.Path;

/**
 * @param pages the directory of the page trees, where {@code hosts.json} is kept too
 * @param threads that make pages; as many as cores is right
 * @param siteSharePercent of the time spent on pages: who used more stands behind the others
 * @param portalSite code of the site shown on a bare loopback address, "" for the first
 */
public record RenderSettings(Path pages, int threads, int siteSharePercent, String portalSite) {}
