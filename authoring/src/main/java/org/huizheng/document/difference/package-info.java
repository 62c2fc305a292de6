/** What changed between two texts: paragraphs first, then words; and how three of them go together. */
@NullMarked
package org.huizheng.document.difference;

import org.jspecify.annotations.NullMarked;
