package org.huizheng.hant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HantTextTests {

    private static final HantText PLAIN = new HantText(new KeptWords(List.of()));

    private static HantText keeping(String... lines) {
        return new HantText(new KeptWords(List.of(lines)));
    }

    @ParameterizedTest
    @CsvSource({
        "头发与发展, 頭髮與發展",
        "干燥的干部若无其事地干涉干预, 乾燥的幹部若無其事地干涉干預",
        "皇后后面, 皇后後面",
        "里程碑在里面, 里程碑在裏面",
        "一公里, 一公里",
        "面条和会面, 麵條和會面",
        "台风到了台湾, 颱風到了臺灣",
        "系统联系关系, 系統聯繫關係",
        "征收和征求意见, 徵收和徵求意見",
        "制度与制造, 制度與製造",
        "历史与日历, 歷史與日曆",
        "一只船只, 一隻船隻",
        "几个茶几, 幾個茶几",
        "为群众服务, 為群眾服務",
        "松树和放松, 松樹和放鬆",
        "丰富的咸丰年间, 豐富的咸豐年間",
        "范仲淹的范围, 范仲淹的範圍",
        "人民政府办公室关于印发通知, 人民政府辦公室關於印發通知",
        "政务公开 100% <a>, 政務公開 100% <a>",
    })
    void theWordDecidesWhatACharacterBecomes(String simplified, String traditional) {
        assertThat(PLAIN.traditional(simplified)).isEqualTo(traditional);
    }

    @ParameterizedTest
    @ValueSource(strings = {"头发发展干燥干部皇后后面里程碑", "干预", "面条会面里面台风系统历史制造茶几"})
    void whatIsTraditionalAlreadyStaysSo(String simplified) {
        String once = PLAIN.traditional(simplified);
        assertThat(PLAIN.traditional(once)).isEqualTo(once);
    }

    @Test
    void soDoesEveryLineOfARealCitysDocuments() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "samples", "linlan.jsonl"));
        int other = 0;
        int all = 0;
        for (String line : lines) {
            String once = PLAIN.traditional(line);
            String twice = PLAIN.traditional(once);
            assertThat(twice).hasSameSizeAs(once);
            for (int i = 0; i < once.length(); i++) {
                all += once.charAt(i) > 128 ? 1 : 0;
                other += once.charAt(i) == twice.charAt(i) ? 0 : 1;
            }
        }
        assertThat(all).isGreaterThan(50_000);
        assertThat(other).as("characters another conversion changes").isZero();
    }

    @Test
    void namesAreAsTheSiteSaysWhateverStandsAroundThem() {
        assertThat(keeping("范后干").traditional("范后干部长")).isEqualTo("范后干部長");
        assertThat(keeping("干宝=干寶").traditional("请干宝干活")).isEqualTo("請干寶幹活");
        assertThat(keeping("后海", "后海村").traditional("皇后海与后海村")).isEqualTo("皇后海與后海村");
        assertThat(keeping("里=里").traditional("里里外外")).isEqualTo("里里外外");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "=", "干宝=", "=干寶", "<b>", "a b", "干\"宝", "干&宝", "干=宝=寶", "干/宝", "quot=引", "u003c", "A股", "里-河",
                "干\\宝", "{{x}}", "\u0000"
            })
    void whatIsNoWordIsRefusedInWords(String line) {
        assertThatThrownBy(() -> keeping(line)).isInstanceOf(Problem.class).hasMessageContaining("写得不对");
    }

    @Test
    void tooLongAWordAndTooManyAreRefused() {
        assertThatThrownBy(() -> keeping("长".repeat(33))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new KeptWords(Collections.nCopies(KeptWords.MOST + 1, "词")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("最多 2000 个词");
    }

    @ParameterizedTest
    @CsvSource({"政務公開, 政务公开", "頭髮, 头发", "乾燥, 干燥", "政务, 政务", "abc 公積金, abc 公积金"})
    void whatATraditionalReaderAsksIsAskedInSimplified(String asked, String simplified) {
        assertThat(HantText.simplified(asked)).isEqualTo(simplified);
    }
}
