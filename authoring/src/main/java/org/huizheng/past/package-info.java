/**
 * What stood, as an operator rules over it: how long it is kept, and 依法删除, what the law wants erased of it, proposed by one person
 * and confirmed by another. What is kept and what is erased are rows of {@code page}; here are the proposals.
 */
@ApplicationModule(allowedDependencies = {"kernel", "page", "render", "site"})
@NullMarked
package org.huizheng.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
