package org.huizheng.document;

/** How a body arrives; it is always kept as sanitised HTML. */
public enum BodyFormat {
    HTML,
    MARKDOWN
}
