package org.huizheng.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawTextTests {

    private static LawText law(String path, String head, String... body) {
        return LawText.read(
                path,
                "# 某条例\n\n" + head.replace("|", "\n\n") + "\n\n<!-- INFO END -->\n\n" + String.join("\n\n", body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            2012年3月1日 中华人民共和国国务院令第615号公布;国务院;中华人民共和国国务院令第615号;2012-03-01;-;valid
            2003年6月11日 国务院第11次常务会议通过|2003年6月27日 中华人民共和国国务院令第383号公布|2003年8月1日 施行;国务院;中华人民共和国国务院令第383号;2003-06-27;2003-08-01;valid
            2024年6月28日 第十四届全国人民代表大会常务委员会第十次会议通过;全国人民代表大会常务委员会;'';2024-06-28;-;valid
            1989年4月4日 第七届全国人民代表大会第二次会议通过|2021年3月11日 第十三届全国人民代表大会第四次会议《关于修改〈中华人民共和国全国人民代表大会议事规则〉的决定》修正;全国人民代表大会;'';1989-04-04;-;amended
            2022年6月23日 深圳市第七届人民代表大会常务委员会第十次会议通过;深圳市人民代表大会常务委员会;'';2022-06-23;-;valid
            2019年11月22日 威海市第十七届人民代表大会常务委员会第二十次会议通过|2020年1月15日 山东省第十三届人民代表大会常务委员会第十六次会议批准;威海市人民代表大会常务委员会;'';2019-11-22;-;valid
            2021年11月15日 最高人民法院审判委员会第1850次会议通过|2022年1月1日 施行;最高人民法院;'';2021-11-15;2022-01-01;valid
            2009年9月21日 最高人民法院审判委员会第1474次会议、2009年9月28日最高人民检察院第十一届检察委员会第20次会议通过;最高人民法院、最高人民检察院;'';2009-09-28;-;valid
            1981年10月13日 国务院批准|文化部|海关总署发布;国务院;'';1981-10-13;-;valid
            1998年9月25日 重庆市第一届人民代表大会常务委员会第十一次会议通过|2002年1月21日 重庆市第一届人民代表大会常务委员会第三十八次会议《关于取消的决定》第一次修正  根据;重庆市人民代表大会常务委员会;'';1998-09-25;-;amended
            2006年2月16日 民政部、总后勤部令第29号发布　|2006年3月1日 施行;民政部、总后勤部;民政部、总后勤部令第29号;2006-02-16;2006-03-01;valid
            ２０１２年１２月１９日 中华人民共和国公安部令第１２５号发布，;公安部;中华人民共和国公安部令第１２５号;2012-12-19;-;valid
            2012年9月27日 青岛市人民代表大会常务委员会公告公布|2012年11月1日 施行;青岛市人民代表大会常务委员会;'';2012-09-27;2012-11-01;valid
            劳社部发[2008]3号;'';劳社部发[2008]3号;-;-;''
            """)
    void aHeadSaysWhoAndWhenAndNothingMore(
            String head,
            String issuer,
            String number,
            @Nullable LocalDate written,
            @Nullable LocalDate effective,
            String validity) {
        LawText law = law("行政法规/x.md", head, "第一条 为了……，制定本条例。");

        assertThat(law.issuer()).isEqualTo(issuer);
        assertThat(law.docNumber()).isEqualTo(number);
        assertThat(law.writtenAt()).isEqualTo(written);
        assertThat(law.effectiveAt()).isEqualTo(effective);
        assertThat(law.validity()).isEqualTo(validity);
    }

    @Test
    void aLawWithoutHeadLinesHasNoNumberAndNoDate() {
        LawText law = LawText.read("行政法规/节约用水条例(2024-03-09).md", "# 节约用水条例\n\n<!-- INFO END -->\n\n第一条 节约用水。");

        assertThat(law)
                .isEqualTo(new LawText(
                        "节约用水条例",
                        "行政法规",
                        "",
                        "",
                        null,
                        null,
                        "",
                        List.of(),
                        "<p class=\"gw-article\" id=\"article-1\"><strong>第一条</strong>　节约用水。</p>\n"));
    }

    @Test
    void theClosingArticleTellsWhenItComesIntoForce() {
        assertThat(law("x/a.md", "", "第九条 本条例自二〇〇三年十月一日起施行。").effectiveAt()).isEqualTo(LocalDate.of(2003, 10, 1));
        assertThat(law("x/a.md", "", "第九条 本办法自发布之日起施行。").effectiveAt()).isNull();
        assertThat(law("x/a.md", "1996年10月3日 国务院令第1号发布", "第九条 本办法自发布之日起施行。").effectiveAt())
                .isEqualTo(LocalDate.of(1996, 10, 3));
    }

    @Test
    void aWrappedHeadLineStaysOneNote() {
        assertThat(law("x/a.md", "2015年12月3日 某省会议《关于修改〈甲〉|〈乙〉的决定》第二次修正").notes())
                .containsExactly("2015年12月3日 某省会议《关于修改〈甲〉〈乙〉的决定》第二次修正");
    }

    @Test
    void chaptersSectionsAndArticlesCanBeLinkedTo() {
        LawText law = law("x/a.md", "", "## 第一章 总 则", "第一条 甲<乙>。", "第二款。", "### 第一节 许可", "第二条之一 丙。", "第一条 重号。");

        assertThat(law.body()).isEqualTo("""
                <h2 class="gw-chapter" id="h-chapter-1">第一章　总则</h2>
                <p class="gw-article" id="article-1"><strong>第一条</strong>　甲&lt;乙&gt;。</p>
                <p>第二款。</p>
                <h3 class="gw-section" id="h-section-1-1">第一节　许可</h3>
                <p class="gw-article" id="article-2-1"><strong>第二条之一</strong>　丙。</p>
                <p class="gw-article" id="article-1.2"><strong>第一条</strong>　重号。</p>
                """);
    }

    @ParameterizedTest
    @CsvSource({"民法商法/a.md,法律", "DLC/上海地方法规/地方性法规/上海/a.md,地方性法规", "部门规章/公安部/a.md,部门规章", "司法解释/a.md,司法解释", "案例/a.md,''"})
    void theFolderNamesTheKind(String path, String kind) {
        assertThat(law(path, "").kind()).isEqualTo(kind);
    }

    @Test
    void numbersAreReadInEveryScript() {
        assertThat(ChineseNumbers.number("一百二十三")).hasValue(123);
        assertThat(ChineseNumbers.number("一千零五")).hasValue(1005);
        assertThat(ChineseNumbers.number("十二")).hasValue(12);
        assertThat(ChineseNumbers.number("２０２")).hasValue(202);
        assertThat(ChineseNumbers.number("若干")).isEmpty();
        assertThat(ChineseNumbers.date("一九九六年二月三十日")).isEmpty();
    }
}
