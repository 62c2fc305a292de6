package org.huizheng.operation;

import org.jspecify.annotations.Nullable;

/**
 * What an operation needs to go on in the background, asked for by a person.
 *
 * @param title what it does, in Chinese
 * @param permission what the person needs on the platform; null where the work itself asks, thing by thing
 * @param audited the action in the trail
 */
public record Background(String title, @Nullable String permission, String audited) {}
