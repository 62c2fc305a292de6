/** Sites over HTTP. */
@NullMarked
package org.huizheng.site.web;

import org.jspecify.annotations.NullMarked;
