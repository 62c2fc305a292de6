package org.huizheng.account;

/** Where a request came from, as far as one can tell. */
public record Origin(String address, String agent) {

    private static final int LONGEST_AGENT = 200;

    public Origin {
        agent = agent.replaceAll("\\p{Cntrl}", " ").strip();
        agent = agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }
}
