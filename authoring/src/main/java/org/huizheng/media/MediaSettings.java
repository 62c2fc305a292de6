package org.huizheng.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the operator decides.
 *
 * @param uploads where files lie while they arrive; outside of every web root
 * @param mostPixels of one picture, frames of an animation counted
 * @param widths of the renditions, ascending
 */
public record MediaSettings(
        Path uploads, long mostBytes, long mostPixels, List<Integer> widths, long siteBytes, Duration keepUploads) {

    /** How much of a file travels in one request. */
    public static final int CHUNK = 4 << 20;

    /** @throws IllegalArgumentException when a width is no number between 16 and 8192 */
    public static List<Integer> widths(String text) {
        List<Integer> widths = Arrays.stream(text.split(",", -1))
                .map(width -> Integer.valueOf(width.strip()))
                .sorted()
                .distinct()
                .toList();
        if (widths.getFirst() < 16 || widths.getLast() > 8192) {
            throw new IllegalArgumentException(text);
        }
        return widths;
    }
}
