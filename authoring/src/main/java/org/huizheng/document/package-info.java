/**
 * 信息资源: documents, their editions and where they are shown. Owns the states from draft to archive and the approval that
 * binds to content and placements; makes public only through {@code release}, in the transaction of the change itself.
 * Promises that another site's editor sees nothing of a document, not even by raw SQL.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "release", "site", "channel", "contenttype", "media", "organization :: web"})
@NullMarked
package org.huizheng.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
