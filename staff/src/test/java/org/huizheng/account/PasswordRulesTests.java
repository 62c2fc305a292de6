package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kx7-mq2V         | 至少 10 个字符
            kxvmqwztrb       | 至少要有三种
            kxvmqwztrb7      | 至少要有三种
            Zhangsan-7vqX    | 不能包含用户名
            xZHANGSAN7-v     | 不能包含用户名
            Password-2026    | 弱口令
            P@ssw0rd2026     | 弱口令
            $ecret-20268     | 弱口令
            1qaz@WSX3edc     | 弱口令
            Admin@123456     | 弱口令
            Huizheng!2026    | 弱口令
            Zhengwu#96163    | 弱口令
            Abcdefgh-1234    | 连续的字符
            Aaaaaaaaa-1b     | 连续的字符
            """)
    void whatEverybodyTriesFirstIsRefused(String password, String reason) {
        assertThat(PasswordRules.reasons("zhangsan", password)).anyMatch(r -> r.contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kx7-mq2V-wt", "春眠不觉晓Kx7-v", "correct Horse 7 staple", "临澜7号-Wq-审核员口令"})
    void aGoodOneHasNothingAgainstIt(String password) {
        assertThat(PasswordRules.reasons("zhangsan", password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kx7-mq2V-wt", "春眠不觉晓Kx7-v处处闻啼鸟夜来风雨声花落知多少"})
    void aHashFitsItsOwnPasswordOnlyToTheLastCharacter(String password) {
        String hash = PasswordHashes.hash(password);
        assertThat(PasswordHashes.matches(password, hash)).isTrue();
        assertThat(PasswordHashes.matches(password + "x", hash)).isFalse();
        assertThat(PasswordHashes.matches(password.substring(0, password.length() - 1), hash))
                .isFalse();
        assertThat(PasswordHashes.hash(password)).isNotEqualTo(hash);
    }
}
