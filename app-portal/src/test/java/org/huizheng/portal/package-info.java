@NullUnmarked
package org.huizheng.portal;

import org.jspecify.annotations.NullUnmarked;
