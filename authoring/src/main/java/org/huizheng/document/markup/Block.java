package org.huizheng.document.markup;

/** What stands below another: a paragraph, or something that holds such. */
sealed interface Block permits Paragraph, Container {}
