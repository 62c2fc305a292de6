package org.huizheng.media;

/** A picture made smaller, its hidden data left out. */
public record Rendition(int width, int height, String blob, long size) {}
