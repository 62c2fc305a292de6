package org.huizheng.render;

import java.util.stream.Collectors;
import org.huizheng.template.Budget;
import org.huizheng.template.Tag;

/** The 置标手册, written from the declarations of the tags, so that it is always true. */
public final class TagManual {

    private TagManual() {}

    /** Markdown, in Chinese. */
    public static String text() {
        Budget.Limits limits = Budget.Limits.PAGE;
        return """
                # 置标手册

                本手册由置标的声明生成：每个例子都是一个测试，例子里的站点是“示例市人民政府”。

                模板用 Pebble 的写法：`{{ 变量 }}` 输出并自动转义，`{%% if %%}`、`{%% for %%}`、`{%% extends %%}`、`{%% block %%}`、`{%% include %%}`、\
                `{%% import %%}`、`{%% macro %%}`、`{%% set %%}` 可用；没有 `raw`，不能调用方法，不能访问主题以外的文件。\
                模板名一律写成引号里的文字，模板之间不能循环引用。主题发布或 `theme check` 时逐个名称核对，语言里没有的过滤器、函数、判断、置标写明文件和行号。

                每页的上限：%d 毫秒，%d MB 内存，%,d 个字符，%d 个读取内容的置标，%,d 次循环，宏和模板 %d 层，八个片段。超过上限的页面不发布，错误写明文件和行号。

                %s""".formatted(
                        limits.milliseconds(),
                        limits.allocation() >> 20,
                        limits.output(),
                        limits.reads(),
                        limits.turns(),
                        limits.depth(),
                        Tags.ALL.stream().map(TagManual::section).collect(Collectors.joining("\n")));
    }

    private static String section(Tag tag) {
        StringBuilder out = new StringBuilder("## " + tag.name() + "\n\n" + tag.purpose() + "\n");
        if (!tag.parameters().isEmpty()) {
            out.append("\n| 参数 | 含义 | 不写时 |\n|---|---|---|\n");
            tag.parameters()
                    .forEach(p -> out.append("| `%s` | %s | %s |\n".formatted(p.name(), p.meaning(), p.fallback())));
        }
        tag.examples()
                .forEach(e -> out.append("\n%s：\n\n```twig\n%s\n```\n\n```html\n%s\n```\n"
                        .formatted(
                                e.purpose(), e.template().strip(), e.expected().strip())));
        return out.toString();
    }
}
