/** The console port: who may ask, under which request id, and how a refusal looks. */
@NullMarked
package org.huizheng.console.web;

import org.jspecify.annotations.NullMarked;
