/**
 * The running product as the public, editors and operators meet it. All journeys of a JVM share one product with the demo
 * city ({@link org.huizheng.journey.RunningCity}) and leave it as they found it, but for documents nobody else counts on.
 */
@NullMarked
package org.huizheng.journey;

import org.jspecify.annotations.NullMarked;
