package org.huizheng.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten codes for the day the telephone is lost; each opens once. */
final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int BYTES = 10;

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces all there were. They can be read now and never again. */
    List<String> renew(long accountId) {
        List<String> codes = Stream.generate(RecoveryCodes::fresh).limit(COUNT).toList();
        clear(accountId);
        jdbc.sql("insert into account.recovery_code (account_id, hash) select ?, unnest(?::bytea[])")
                .param(accountId)
                .param(codes.stream().map(code -> hash(accountId, code)).toArray(byte[][]::new))
                .update();
        return codes;
    }

    void clear(long accountId) {
        jdbc.sql("delete from account.recovery_code where account_id = ?")
                .param(accountId)
                .update();
    }

    boolean use(long accountId, String code) {
        return jdbc.sql("delete from account.recovery_code where account_id = ? and hash = ?")
                        .params(accountId, hash(accountId, code))
                        .update()
                == 1;
    }

    private static String fresh() {
        return String.join(
                "-",
                Base32.encode(Tokens.random(BYTES)).toLowerCase(Locale.ROOT).split("(?<=\\G.{4})"));
    }

    private static byte[] hash(long accountId, String code) {
        return Tokens.hash(accountId + ":" + code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
