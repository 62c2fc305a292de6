/**
 * Who did what to what: rows written in the verb's own transaction, never changed, chained by seals soon after. Promises
 * that a changed, deleted or smuggled row is found by {@link org.huizheng.audit.VerifyAudit}.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
