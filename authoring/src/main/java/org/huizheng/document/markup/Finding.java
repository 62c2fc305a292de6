package org.huizheng.document.markup;

/** What cleaning may have to tell the editor; {@code %d} is how often. */
enum Finding {
    COMMENT("去掉了 %d 处批注"),
    DELETION("去掉了 %d 处修订中已删除的文字"),
    INSERTION("接受了 %d 处修订中插入的文字"),
    HIDDEN("去掉了 %d 处隐藏文字"),
    CONTENTS("去掉了自动目录，网页会按标题生成"),
    LOCAL_PICTURE("%d 张图片来自本机，未能带入，请重新上传"),
    FOREIGN_PICTURE("%d 张图片来自其他网站，未带入，请下载后上传"),
    FORMULA("%d 个公式未能带入，请截图后作为图片上传"),
    DRAWING("%d 个内嵌图形或文本框未能带入，请检查有无遗漏"),
    EMBEDDED("去掉了 %d 处嵌入的网页、视频、表单或控件"),
    SCRIPT("去掉了 %d 段脚本"),
    LINK("%d 个链接指向本机或不能使用的地址，只保留了文字"),
    NUMBER("%d 处自动编号改成了文字"),
    DEPTH("%d 处层次过深，已展平"),
    FORMAT("字体、字号、颜色等格式已去掉，由网站统一显示");

    private final String sentence;

    Finding(String sentence) {
        this.sentence = sentence;
    }

    String said(int times) {
        return sentence.formatted(times);
    }
}
