package org.huizheng.organization;

import org.jspecify.annotations.Nullable;

/** What {@link RegisterOrganization} needs; see {@link Organization} for the fields. */
public record NewOrganization(
        String code,
        String name,
        String shortName,
        String kind,
        @Nullable Long parentId,
        String divisionCode,
        String creditCode,
        String address,
        String phone) {

    /** With nothing but what every body has. */
    public static NewOrganization of(String code, String name, String shortName, String kind, @Nullable Long parentId) {
        return new NewOrganization(code, name, shortName, kind, parentId, "", "", "", "");
    }
}
