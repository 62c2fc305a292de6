package org.huizheng.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did what to what; written in the verb's own transaction, sealed later (architecture §5). */
public interface AuditTrail {

    /**
     * @param action verb in lower camel case, such as {@code releaseEdition}
     * @param siteId the site concerned, null for the whole platform
     * @param object what was acted on, such as {@code edition:77}
     * @param facts small facts worth keeping; never personal data, never a body
     */
    void record(Actor actor, String action, @Nullable Long siteId, String object, Map<String, ?> facts);
}
