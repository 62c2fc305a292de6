package org.huizheng.configuration;

import java.nio.file.Path;
import org.huizheng.kernel.outbound.AllowedHosts;

/**
 * Everything an operator may set. A component's name in kebab case is its key in {@code huizheng.yaml}; the same key
 * names the environment variable ({@code HUIZHENG_CONSOLE_PORT}) and the flag ({@code --console-port}).
 */
public record Settings(
        @Setting(value = "data", zh = "数据目录：数据库、附件、页面、索引、密钥与日志都在其中", en = "data directory")
        Path data,

        Console console,
        Portal portal,
        Database database,
        Worker worker,
        Media media,
        Outbound outbound,
        Log log,
        Disk disk) {

    /** The staff side. */
    public record Console(
            @Setting(value = "8080", zh = "管理端端口；0 表示任选空闲端口", en = "console port; 0 picks a free one")
            int port,

            @Setting(value = "127.0.0.1", zh = "管理端监听地址；除非前面有受控的反向代理，不要改成对外地址", en = "address the console listens on")
            String bind,

            @Setting(
                    value = "",
                    zh = "管理端除 localhost 与回环地址外接受的主机名，逗号分隔；其他主机名一律答 421",
                    en = "further host names the console answers to, comma separated")
            String hosts,

            @Setting(
                    value = "",
                    zh = "管理端前面受信任的反向代理，IP 或网段（CIDR），逗号分隔；只相信它们给出的 X-Forwarded-For 与 X-Forwarded-Proto",
                    en = "proxies before the console whose X-Forwarded-* are believed, comma separated")
            String trustedProxies,

            @Setting(
                    value = "",
                    zh = "管理端在浏览器里的地址，如 https://guanli.example.gov.cn，命令行打印的一次性链接由此开头；留空为 http://localhost:端口",
                    en = "address of the console as browsers see it; links printed by commands begin with it")
            String address) {}

    /** The public side. */
    public record Portal(
            @Setting(value = "8000", zh = "门户端口；0 表示任选空闲端口", en = "portal port; 0 picks a free one")
            int port,

            @Setting(value = "0.0.0.0", flag = "--bind", zh = "门户监听地址", en = "address the portal listens on")
            String bind,

            @Setting(
                    value = "",
                    zh = "在回环地址的 / 上显示的站点代码；留空为第一个站点",
                    en = "code of the site shown at / of a loopback address; empty for the first")
            String site,

            @Setting(
                    value = "",
                    zh = "受信任的反向代理，IP 或网段（CIDR），逗号分隔；只相信它们给出的 X-Forwarded-For 与 X-Forwarded-Proto",
                    en = "proxies whose X-Forwarded-* are believed, comma separated")
            String trustedProxies,

            @Setting(
                    value = "365",
                    zh = "经 TLS 访问时要求浏览器以后只用 TLS 的天数（HSTS）；0 表示不要求",
                    en = "days browsers shall insist on TLS; 0 for none")
            int hstsDays,

            @Setting(
                    value = "off",
                    zh = "访问日志：off 或 on；写入产品日志，不记查询参数，地址截短",
                    en = "one log line a request, without query and with a shortened address")
            Switch accessLog,

            @Setting(value = "20", zh = "同一来源可连续检索的次数，超出后答 429", en = "searches one client may make at once")
            int searchBurst,

            @Setting(value = "60", zh = "同一来源每分钟可检索的次数", en = "searches one client may make a minute in the long run")
            int searchPerMinute) {}

    /** Embedded unless a url is given. */
    public record Database(
            @Setting(
                    value = "",
                    zh = "外部 PostgreSQL 的 JDBC 地址，如 jdbc:postgresql://db:5432/huizheng；留空则使用内置 PostgreSQL",
                    en = "JDBC url of an external PostgreSQL; empty starts the embedded one")
            String url,

            @Setting(value = "huizheng", zh = "外部数据库的管理用户（需要 CREATEROLE）", en = "user that may create roles")
            String user,

            @Setting(value = "", zh = "存放该用户密码的文件", en = "file that holds that user's password")
            String passwordFile,

            @Setting(value = "8", zh = "每个角色的最大连接数", en = "connections per role at most")
            int connections) {}

    /** Rendering and indexing in the background. */
    public record Worker(
            @Setting(value = "2", zh = "后台生成线程数", en = "threads that render pages")
            int threads,

            @Setting(
                    value = "50",
                    zh = "一个站点最近一分钟用去的生成时间超过全部站点所用的这个百分比时，其他站点的页面先生成；100 表示不限",
                    en =
                            "a site that used more than this per cent of the last minute's rendering waits behind the others; 100 for no limit")
            int siteSharePercent,

            @Setting(
                    value = "40000",
                    zh = "防篡改巡查每秒查看的文件数；越大发现越快、占用处理器越多，0 表示不巡查",
                    en =
                            "files the guard looks at in a second: more finds sooner and takes more of a core; 0 for no guard")
            int guardPagesPerSecond,

            @Setting(
                    value = "ed25519",
                    zh = "页面清单的签名算法：ed25519（SHA-256 与 Ed25519）或 sm2（国密 SM3 与 SM2）；更换后全部站点重新签名，以前的签名仍可验证",
                    en =
                            "how the manifests are signed: ed25519 (SHA-256 and Ed25519) or sm2 (SM3 and SM2); what was signed before still verifies")
            Signature signature) {

        /** What the threads, the sweeper, the sealer, the signer and the guard use together. */
        public int connections() {
            return threads + 8;
        }
    }

    /** The library of pictures and files. */
    public record Media(
            @Setting(value = "512", zh = "上传的一个文件最大 MiB 数", en = "MiB of one uploaded file at most")
            int fileMib,

            @Setting(value = "50", zh = "一个站点的媒体库最大 GiB 数", en = "GiB of one site's library at most")
            int siteGib,

            @Setting(
                    value = "64",
                    zh = "一张图片最多的百万像素数（动图按各帧相加）；调高时每一百万像素另加约 8 MB 内存",
                    en =
                            "millions of pixels of one picture at most, frames added; more needs memory, some 8 MB for each")
            int megapixels,

            @Setting(
                    value = "320,640,960,1440",
                    zh = "图片生成的各档宽度（像素），逗号分隔；只影响以后上传的图片",
                    en = "widths of the smaller versions made of a picture, comma separated; for later uploads")
            String widths,

            @Setting(
                    value = "",
                    zh = "查毒程序 clamd 的位置：unix:/run/clamav/clamd.ctl 或 主机:3310；留空则不查毒",
                    en = "where clamd listens; empty for no scanning")
            String clamd,

            @Setting(value = "60", zh = "查一个文件最多等待的秒数，超过则先隔离、稍后再查", en = "seconds one file's scan may take")
            int clamdSeconds,

            @Setting(
                    value = "100",
                    zh = "clamd 的 StreamMaxLength（MiB）；启用查毒时更大的文件不能上传，两处须一致",
                    en = "clamd's StreamMaxLength in MiB; larger files are refused while scanning is on")
            int clamdMib) {}

    /** What the product itself may ask of other machines. */
    public record Outbound(
            @Setting(
                    value = "",
                    zh = "产品自己可以向哪些主机发请求（如清除前置缓存），逗号分隔：主机（80 与 443 端口）、主机:端口、主机:*（任何端口）；名字解析到内网的写 主机:端口=网段。留空则不向外发请求",
                    en =
                            "hosts the product may send requests to, comma separated: host, host:port, host:*; a name of the internal network as host:port=network")
            AllowedHosts hosts,

            @Setting(value = "10", zh = "向外的一次请求最多等待的秒数，从连接到答完", en = "seconds one such request may take in all")
            int seconds) {}

    /** What is written down, and how. */
    public record Log(
            @Setting(value = "text", zh = "日志格式：text 或 json（每行一个 JSON 对象）", en = "text or json")
            Format format,

            @Setting(value = "info", zh = "日志级别：debug、info、warn、error", en = "debug, info, warn or error")
            Level level,

            @Setting(value = "14", zh = "日志文件保留天数", en = "days log files are kept")
            int days) {}

    /** When the product says it is no longer ready. */
    public record Disk(
            @Setting(
                    value = "500",
                    zh = "数据目录所在磁盘剩余空间低于此值（MiB）时不再就绪",
                    en = "free MiB below which the product is not ready")
            int reserve) {}

    /** Whether something is done. */
    public enum Switch {
        OFF,
        ON
    }

    /** Digest and signature of the log of roots. */
    public enum Signature {
        ED25519,
        SM2
    }

    /** One event a line, for people or for machines. */
    public enum Format {
        TEXT,
        JSON
    }

    /** The least important event that is written. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
