package org.huizheng.channel;

import java.util.List;

/**
 * What an edition passes through before it is public.
 *
 * @param steps in order, in the words of the screen
 */
public record ReviewChain(String code, String name, List<String> steps, String remark) {

    /** The only one so far: every channel has it. */
    public static final ReviewChain DIRECT =
            new ReviewChain("direct", "一人审核", List.of("报审", "审核", "签发"), "一位审核人员通过即可签发；编辑兼任审核的，可以审自己的稿件");
}
