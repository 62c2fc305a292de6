/**
 * The search index of the standalone product: Hibernate Search on Lucene. Each text is indexed twice: by every pair of
 * neighbouring characters, which finds every literal substring, and by Chinese words, which ranks.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.lucene;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
