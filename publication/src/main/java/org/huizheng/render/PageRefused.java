package org.huizheng.render;

/** A page that must not be published, with the reason an editor understands; asking again will not help. */
final class PageRefused extends RuntimeException {

    PageRefused(String reason) {
        super(reason);
    }
}
