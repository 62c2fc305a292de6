package org.huizheng.organization.web;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Summary;
import org.huizheng.organization.Organization;
import org.huizheng.organization.OrganizationQueries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrganizationController {

    private final OrganizationQueries organizations;

    OrganizationController(OrganizationQueries organizations) {
        this.organizations = organizations;
    }

    /** Everybody who has signed in: the register of public bodies is public. */
    @Summary("全部单位")
    @GetMapping("/api/organizations")
    List<Organization> organizations(Actor actor) {
        return organizations.all();
    }
}
