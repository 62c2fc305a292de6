/** HTTP for the rooms of staff and authoring: who is acting, told by the application's sign-in. */
@NamedInterface("web")
@NullMarked
package org.huizheng.organization.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
