/** Channels over HTTP. */
@NullMarked
package org.huizheng.channel.web;

import org.jspecify.annotations.NullMarked;
