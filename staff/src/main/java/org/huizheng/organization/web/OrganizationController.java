package org.huizheng.organization.web;

import java.util.List;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Summary;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.Organization;
import org.huizheng.organization.OrganizationQueries;
import org.huizheng.organization.RegisterOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organizations")
class OrganizationController {

    private final OrganizationQueries organizations;
    private final RegisterOrganization register;

    OrganizationController(OrganizationQueries organizations, RegisterOrganization register) {
        this.organizations = organizations;
        this.register = register;
    }

    record Registration(
            String code,
            String name,
            String kind,
            @Nullable String shortName,
            @Nullable Long parentId) {
        Registration {
            Objects.requireNonNull(code);
            Objects.requireNonNull(name);
            Objects.requireNonNull(kind);
        }

        NewOrganization organization() {
            return NewOrganization.of(code, name, shortName == null ? "" : shortName, kind, parentId);
        }
    }

    record Registered(long id) {}

    /** Everybody who has signed in: the register of public bodies is public. */
    @Summary("全部单位")
    @GetMapping
    List<Organization> organizations(Actor actor) {
        return organizations.all();
    }

    @Summary("登记单位")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(Actor actor, @RequestBody Registration registration) {
        return new Registered(register.perform(actor, registration.organization()));
    }
}
