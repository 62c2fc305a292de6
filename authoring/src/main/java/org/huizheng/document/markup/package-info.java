/**
 * From what an editor wrote or pasted to markup worth keeping: read into paragraphs, lists, tables and marks, put in order,
 * written in one form. Nothing is passed through: what is written comes from a closed list of elements and attributes, so
 * cleaning twice gives the bytes of cleaning once.
 */
@NullMarked
package org.huizheng.document.markup;

import org.jspecify.annotations.NullMarked;
