package org.huizheng.template;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What one page may spend. Ticked by every loop turn, macro call, include and assignment of a template; must run on the
 * platform thread that started it, because allocation is counted per thread.
 */
public final class Budget {

    /**
     * @param output characters, {@code allocation} bytes, {@code reads} tags that ask for content, {@code turns} ticks,
     *     {@code depth} blocks, macros and included templates inside each other
     */
    public record Limits(long milliseconds, long allocation, int output, int reads, int turns, int depth) {

        public static final Limits PAGE = new Limits(2_000, 64L << 20, 2_000_000, 400, 2_000_000, 64);
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TURNS_BETWEEN_LOOKS = 64;

    private final Limits limits;
    private final long deadline;
    private final long allocatedBefore;
    private int turns;
    private int reads;
    private int depth;
    private String file = "";
    private int line;

    public Budget(Limits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.milliseconds);
        this.allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    }

    public Limits limits() {
        return limits;
    }

    void tick(String file, int line) {
        at(file, line);
        if (++turns > limits.turns) {
            throw new TemplateRefused(file, line, "循环次数超过上限 " + limits.turns);
        }
        if (turns % TURNS_BETWEEN_LOOKS == 0) {
            look(file, line);
        }
    }

    /** One block, macro or included template further in. */
    void enter(String file, int line) {
        at(file, line);
        if (++depth > limits.depth) {
            throw tooDeep();
        }
        tick(file, line);
        look(file, line);
    }

    void leave() {
        depth--;
    }

    private TemplateRefused tooDeep() {
        return new TemplateRefused(file, line, tooDeepReason());
    }

    String tooDeepReason() {
        return "宏和模板层层引用，超过 " + limits.depth + " 层，没有尽头";
    }

    private void at(String file, int line) {
        this.file = file;
        this.line = line;
    }

    /** For what has no place of its own, such as the length of the page: the last loop, tag, block, macro or include. */
    TemplateRefused here(String page, String reason) {
        return file.isEmpty() ? new TemplateRefused(page, 0, reason) : new TemplateRefused(file, line, reason);
    }

    void look(String file, int line) {
        if (System.nanoTime() > deadline) {
            throw new TemplateRefused(file, line, "生成时间超过上限 " + limits.milliseconds + " 毫秒");
        }
        if (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > limits.allocation) {
            throw new TemplateRefused(file, line, "占用内存超过上限 " + (limits.allocation >> 20) + " MB");
        }
    }

    void read(String file, int line) {
        at(file, line);
        if (++reads > limits.reads) {
            throw new TemplateRefused(file, line, "读取内容的置标超过上限 " + limits.reads + " 个");
        }
        look(file, line);
    }
}
