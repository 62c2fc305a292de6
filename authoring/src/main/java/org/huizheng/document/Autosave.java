package org.huizheng.document;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody was writing when it was last kept by itself.
 *
 * @param version the document's when writing began
 * @param draft as the editor sent it, its body sanitised
 */
public record Autosave(long version, Map<String, Object> draft, Instant savedAt) {}
