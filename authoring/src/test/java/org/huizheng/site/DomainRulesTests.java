package org.huizheng.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.huizheng.kernel.Blocker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainRulesTests {

    @ParameterizedTest
    @CsvSource({
        "PORTAL, www.linlan.gov.cn, ''",
        "PORTAL, linlan.gov.cn, domain-portal",
        "PORTAL, www.a.linlan.gov.cn, domain-portal",
        "PORTAL, 临澜市人民政府.政务, ''",
        "PORTAL, www.linlan.com, domain-suffix domain-portal",
        "DEPARTMENT, sfj.linlan.gov.cn, ''",
        "DEPARTMENT, www.linlan.gov.cn, domain-department",
        "DEPARTMENT, www.sfj.linlan.gov.cn, domain-department",
        "DEPARTMENT, sfj.gov.cn, domain-department",
        "DEPARTMENT, sfj.linlan.org.cn, domain-suffix domain-department",
        "SPECIAL, xczx.linlan.gov.cn, ''",
        "SPECIAL, xczx.cn, domain-suffix",
        "REFERENCE, www.llyy.cn, ''",
        "REFERENCE, 临澜医院.公益, ''",
        "REFERENCE, yy.linlan.gov.cn, domain-institution",
        "REFERENCE, www.llyy.com, domain-institution",
        "PORTAL, https://www.linlan.gov.cn, domain",
        "PORTAL, a b, domain",
        "PORTAL, '', domain",
        "PORTAL, linlan.localhost, ''"
    })
    void aMainDomainFollowsTheKindOfTheSite(SiteKind kind, String domain, String codes) {
        assertThat(codes(DomainRules.domain(kind, DomainRules.ascii(domain)).list()))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "www.linlan.gov.cn linlan.gov.cn, ''",
        "www.linlan.gov.cn news.linlan.gov.cn, ''",
        "www.linlan.gov.cn 临澜市人民政府.政务, ''",
        "www.linlan.gov.cn www.ll.gov.cn, domain-count",
        "临澜.政务 临澜市.政务, domain-count",
        "www.linlan.gov.cn www.linlan.gov.cn, host",
        "www.linlan.gov.cn www.linlan.com, domain-suffix",
        "linlan.localhost b.test, ''",
        "-a.gov.cn, host"
    })
    void aSiteHasOneEnglishAndOneChineseName(String hosts, String codes) {
        List<String> given =
                Arrays.stream(hosts.split(" ")).map(DomainRules::ascii).toList();
        assertThat(codes(DomainRules.hosts(SiteKind.PORTAL, given).list())).isEqualTo(codes);
    }

    @Test
    void aSiteHasAName() {
        assertThat(codes(DomainRules.hosts(SiteKind.PORTAL, List.of()).list())).isEqualTo("hosts");
        assertThat(DomainRules.ascii("临澜.政务")).isEqualTo("xn--miq572f.xn--zfr164b");
        assertThat(DomainRules.ascii(null)).isEmpty();
    }

    private static String codes(List<Blocker> blockers) {
        return String.join(" ", blockers.stream().map(Blocker::code).toList());
    }
}
