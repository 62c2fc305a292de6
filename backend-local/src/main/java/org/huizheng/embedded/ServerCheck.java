package org.huizheng.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.huizheng.kernel.Problem;

/** Whether a server can be used at all: it answers, lets us in, is new enough and stores UTF-8. */
public final class ServerCheck {

    static final int OLDEST = 16;

    private final String address;
    private final DataSource source;

    /** @param address as the operator wrote it, for the message */
    public ServerCheck(String address, DataSource source) {
        this.address = address;
        this.source = source;
    }

    /** @throws Problem with one sentence */
    public void perform() {
        try (Connection connection = source.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw problem(
                        "database-too-old",
                        "数据库 " + address + " 是 PostgreSQL " + version + "，需要 " + OLDEST
                                + " 或更高版本。 The database server is too old.");
            }
            String encoding = encoding(connection);
            if (!"UTF8".equals(encoding)) {
                throw problem("database-encoding", "数据库 " + address + " 的编码是 " + encoding + "，需要 UTF8。");
            }
        } catch (SQLException e) {
            throw problem("database-unreachable", sentence(e));
        }
    }

    private String sentence(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01", "28000" -> "数据库 " + address + " 拒绝登录，请检查用户名和口令。 The database refused the login.";
            case "08004" ->
                "数据库 " + address + " 需要口令，请用 --database-password-file 给出存放口令的文件。 The database wants a password.";
            case "3D000" ->
                "数据库 " + address + " 不存在，请先执行建库脚本（./huizheng migrate --script）。 The database does not exist.";
            case "42501" ->
                "没有连接数据库 " + address
                        + " 的权限，请先执行建库脚本（./huizheng migrate --script）。 No right to connect to the database.";
            default -> "无法连接数据库 " + address + "（" + e.getMessage() + "），请检查地址、端口和防火墙。 The database cannot be reached.";
        };
    }

    private static String encoding(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show server_encoding")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Problem problem(String type, String sentence) {
        return new Problem(type, 503, sentence);
    }
}
