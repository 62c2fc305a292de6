package org.huizheng.operation;

/**
 * What an operation needs to go on in the background, asked for by a person.
 *
 * @param title what it does, in Chinese
 * @param permission what the person needs
 * @param audited the action in the trail
 */
public record Background(String title, String permission, String audited) {}
