package org.huizheng.release;

import java.util.Map;

/**
 * A content type as the public side knows it.
 *
 * @param schemaOrg what a document of the type is in the vocabulary of schema.org: {@code @type}, and by property the word for
 *     what it says; empty when it is said of no such document
 */
public record ReleasedContentType(String code, String name, Map<String, Object> schemaOrg) {}
