package org.huizheng.account;

/** A session with the token that opens it, which only the person's browser keeps. */
public record Opened(String token, Session session) {}
