package org.huizheng.media;

import java.util.List;

/** What an upload has to keep to, for whoever prepares one. */
public final class MediaLimits {

    private final MediaSettings settings;
    private final MalwareScanner scanner;

    MediaLimits(MediaSettings settings, MalwareScanner scanner) {
        this.settings = settings;
        this.scanner = scanner;
    }

    public long mostBytes() {
        return settings.mostBytes();
    }

    public int chunk() {
        return MediaSettings.CHUNK;
    }

    public long mostPixels() {
        return settings.mostPixels();
    }

    public List<Integer> widths() {
        return settings.widths();
    }

    public List<String> extensions() {
        return FileType.extensions();
    }

    public long siteBytes() {
        return settings.siteBytes();
    }

    public boolean scans() {
        return scanner != MalwareScanner.NONE;
    }
}
