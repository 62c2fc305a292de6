package org.huizheng.blueprint;

import java.util.List;
import org.huizheng.kernel.Problem;

/** The blueprints that come with the product. */
public final class Blueprints {

    private static final List<Blueprint> SHIPPED =
            List.of("portal", "county", "department", "institution", "topic").stream()
                    .map(ReadBlueprint::shipped)
                    .toList();

    public List<Blueprint> all() {
        return SHIPPED;
    }

    public Blueprint require(String code) {
        return SHIPPED.stream()
                .filter(blueprint -> blueprint.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("建站模板“" + code + "”不存在"));
    }
}
