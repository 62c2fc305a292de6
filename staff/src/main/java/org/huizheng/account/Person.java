package org.huizheng.account;

/** What any colleague may know of another. {@code open} is false when the account was closed. */
public record Person(String name, String displayName, String organization, boolean open) {}
