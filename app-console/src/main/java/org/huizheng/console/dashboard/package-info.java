/** What a person finds in the morning: what waits for them, what happened today, and what is about to go wrong. */
@NullMarked
package org.huizheng.console.dashboard;

import org.jspecify.annotations.NullMarked;
