/**
 * 账号: who works here, how they prove it, and what their roles let them do where. Promises that no account exists by
 * default, that nobody is let in by a password alone, and that wrong answers lock an account without exhausting the product.
 */
@ApplicationModule(allowedDependencies = {"kernel", "organization", "organization::web"})
@NullMarked
package org.huizheng.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
