package org.huizheng.configuration;

/** The reference of all settings, as the page {@code docs/operate/configuration.md}. */
public final class Reference {

    private static final String HEAD = """
            # 配置参考

            本页由程序生成（`./huizheng doctor --settings`），与代码不一致时构建失败。

            配置有三处来源，后者覆盖前者：配置文件、环境变量、命令行选项。配置文件依次取 `--config FILE`、环境变量
            `HUIZHENG_CONFIG`、程序目录下的 `huizheng.yaml` 中最先给出的一个。不认识的键一律拒绝，并提示最接近的键。
            口令不写进配置：以 `-file` 结尾的键给出存放口令的文件。

            ```yaml
            # huizheng.yaml
            data: /var/lib/huizheng
            console:
              port: 8080
            log:
              format: json
            ```

            | 键 | 环境变量 | 选项 | 默认值 | 说明 |
            |---|---|---|---|---|
            """;

    private static final String TAIL = """

            启动器自己还读这些环境变量（不是配置项）：`HUIZHENG_JDK`（JDK 目录）、`HUIZHENG_MAVEN`（构建用的 mvn 命令）、
            `HUIZHENG_MEMORY`（Java 堆上限，默认 `768m`）、`HUIZHENG_JAVA_OPTIONS`（其他 Java 选项）、`HUIZHENG_CONFIG`（配置文件）。
            """;

    private Reference() {}

    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Key key : Key.ALL) {
            page.append("| `%s` | `%s` | `%s` | %s | %s<br>%s |\n"
                    .formatted(
                            key.name(),
                            key.environment(),
                            key.flag(),
                            key.preset().isEmpty() ? "" : "`" + key.preset() + "`",
                            key.zh(),
                            key.en()));
        }
        return page.append(TAIL).toString();
    }
}
