package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who sees the trail, the system and today: signed in by the roles of the three administrators, and of an editor. */
class ConsoleRightsModuleTests {

    private final TestProduct here = TestProduct.shared();

    private static final class People {
        static final Map<String, Browser> ALL = Map.of(
                "auditor", person("rights-auditor", Grant.everywhere("auditor")),
                "platform", person("rights-platform", Grant.everywhere("platform-administrator")),
                "security", person("rights-security", Grant.everywhere("security-administrator")),
                "editor", person("rights-editor", Grant.everywhere("site-editor")),
                "reader", person("rights-reader", Grant.everywhere("reader")));

        private static Browser person(String name, Grant grant) {
            var account = new NewAccount(name, "某人", null, List.of(grant), false);
            String token = TestProduct.shared()
                    .product
                    .bean(CreateAccount.class)
                    .perform(Actor.command("test"), account)
                    .token();
            return Browser.inside(TestProduct.shared(), "/claim#" + token, name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /api/audit                       | ''  | auditor
            GET  | /api/audit/1                     | ''  | auditor
            GET  | /api/audit/state                 | ''  | auditor
            GET  | /api/audit/export?limit=1        | ''  | auditor
            GET  | /api/audit/histogram?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z | '' | auditor
            POST | /api/audit/verify                | ''  | auditor
            GET  | /api/system                      | ''  | auditor platform security
            GET  | /api/system/dead-letters         | ''  | auditor platform security
            POST | /api/system/dead-letters/retry   | {}  | platform
            POST | /api/system/rebuild              | {"site": "nope"} | platform
            """)
    void onlyTheRolesNamedMay(String method, String path, String body, String roles) {
        People.ALL.forEach((role, browser) -> {
            HttpResponse<String> answer = browser.send(method, path, body);
            if (roles.contains(role)) {
                assertThat(answer.statusCode()).as(role + " " + answer.body()).isBetween(200, 299);
            } else {
                assertThat(answer.statusCode()).as(role + " " + answer.body()).isEqualTo(403);
                assertThat(answer.body()).contains("的权限", "\"blockers\"");
            }
        });
    }

    @Test
    void whatAButtonIsToldIsWhatTheVerbSays() {
        JsonNode auditor = People.ALL.get("auditor").json("GET", "/api/system", "");
        assertThat(auditor.path("allowedActions")).isEmpty();
        assertThat(auditor.at("/blockers/backup/0/code").asString()).isEqualTo("permission");
        JsonNode platform = People.ALL.get("platform").json("GET", "/api/system", "");
        assertThat(platform.path("allowedActions").toString()).isEqualTo("[\"retry\",\"rebuild\",\"backup\"]");
    }

    @Test
    void everybodyHasATodayAndNobodyAnothers() {
        People.ALL.forEach((role, browser) -> {
            HttpResponse<String> answer = browser.send("GET", "/api/dashboard", "");
            assertThat(answer.statusCode()).as(role + answer.body()).isEqualTo(200);
            assertThat(answer.body()).as(role).contains("\"name\":\"rights-" + role + "\"");
            assertThat(answer.body()).as(role).doesNotContain("\"kind\":\"review\"", "\"kind\":\"release\"");
        });
        Browser reviewer = People.person("rights-reviewer", new Grant("reviewer", site("yi"), null));
        assertThat(reviewer.send("GET", "/api/dashboard", "").body())
                .contains("\"kind\":\"review\"", "\"kind\":\"release\"")
                .doesNotContain("\"siteCode\":\"jia\"");
    }

    @Test
    void aTaskIsSeenByWhoeverBeganItAndByWhoSeesTheSystem() {
        long id = People.ALL
                .get("auditor")
                .json("POST", "/api/audit/verify", "")
                .path("id")
                .asLong();
        assertThat(People.ALL.get("auditor").send("GET", "/api/tasks/" + id, "").statusCode())
                .isEqualTo(200);
        assertThat(People.ALL
                        .get("platform")
                        .send("GET", "/api/tasks/" + id, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(People.ALL.get("editor").send("GET", "/api/tasks/" + id, "").statusCode())
                .isEqualTo(404);
        assertThat(People.ALL.get("editor").json("GET", "/api/tasks", "")).isEmpty();
    }

    @Test
    void whatAPersonAsksForStandsInTheTrailUnderTheirName() {
        People.ALL.get("auditor").send("GET", "/api/audit?object=site:4711", "");
        JsonNode entries = here.json("GET", "/api/audit?actor=rights-auditor&action=readAudit&limit=200", "");
        assertThat(entries.toString()).contains("site:4711");
    }

    private long site(String code) {
        return here.json("GET", "/api/sites/" + code, "").path("id").asLong();
    }
}
