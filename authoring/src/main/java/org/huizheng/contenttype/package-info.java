/** 内容模型: which fields a kind of document has. Data, loaded from files; no code asks for a particular type. */
@ApplicationModule(allowedDependencies = {"kernel", "release"})
@NullMarked
package org.huizheng.contenttype;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
