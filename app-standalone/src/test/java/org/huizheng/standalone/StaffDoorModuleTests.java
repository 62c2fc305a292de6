package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The door as a browser meets it: steps, cookies, CSRF, and what nobody, half a person and a person reach. */
class StaffDoorModuleTests {

    private static final Actor OPERATOR = Actor.command("test");
    private final TestProduct here = TestProduct.shared();

    @Test
    void aPersonComesInByALinkAndAgainByPasswordAndCode() {
        Browser first = Browser.inside(here, link("comes-in", Grant.everywhere("auditor")), "comes-in");
        JsonNode session = first.json("GET", "/api/session", "");
        assertThat(session.path("step").asString()).isEqualTo("signed-in");
        assertThat(session.at("/account/roles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(session.path("idleSeconds").asInt()).isEqualTo(900);

        Browser again = new Browser(here);
        assertThat(again.json("GET", "/api/session", "").path("step").asString())
                .isEqualTo("signed-out");
        JsonNode half = again.json("POST", "/api/session", signIn("comes-in", Browser.PASSWORD));
        assertThat(half.path("step").asString()).as(half.toString()).isEqualTo("second-factor");
        assertStatus(again.send("GET", "/api/sites", ""), 401, "请先登录");
        assertStatus(again.send("GET", "/api/sessions", ""), 401, "请先登录");
        JsonNode whole = again.json("POST", "/api/session/factor", code("comes-in"));
        assertThat(whole.path("step").asString()).isEqualTo("signed-in");
        assertThat(again.send("GET", "/api/sites", "").statusCode()).isEqualTo(200);
        assertThat(again.json("GET", "/api/sessions", "")).hasSize(2);
        assertThat(again.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);
        assertThat(again.json("GET", "/api/session", "").path("step").asString())
                .isEqualTo("signed-out");
        assertStatus(again.send("GET", "/api/sites", ""), 401, "请先登录");
    }

    @Test
    void theEnrolmentIsAPictureAndAnAddressForTheAuthenticator() {
        Browser browser = new Browser(here);
        browser.send("POST", "/api/claims/" + token(link("pictured")), "{\"password\": \"" + Browser.PASSWORD + "\"}");
        JsonNode enrolment = browser.json("POST", "/api/session/enrolment", "");
        assertThat(enrolment.path("qr").asString()).startsWith("data:image/png;base64,iVBORw0KGgo");
        assertThat(enrolment.path("uri").asString())
                .startsWith("otpauth://totp/%E6%B1%87%E6%94%BF:pictured?secret="
                        + enrolment.path("secret").asString());
        assertStatus(browser.send("POST", "/api/session/enrolment/confirm", "{\"code\": \"000000\"}"), 401, "验证码不对");
        JsonNode enrolled = browser.json("POST", "/api/session/enrolment/confirm", code("pictured"));
        assertThat(enrolled.path("recoveryCodes")).hasSize(10);
        assertThat(enrolled.at("/session/step").asString()).isEqualTo("signed-in");
    }

    @Test
    void theCookiesAreOutOfReachOfScriptsAndOfOtherSites() {
        Browser.inside(here, link("cookies"), "cookies");
        HttpResponse<String> answer =
                new Browser(here).send("POST", "/api/session", signIn("cookies", Browser.PASSWORD));
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2).allMatch(c -> c.contains("SameSite=Strict") && c.contains("Path=/"));
        assertThat(cookies.getFirst()).startsWith("huizheng_session=").contains("HttpOnly");
        assertThat(cookies.getLast()).startsWith("huizheng_csrf=").doesNotContain("HttpOnly");
        assertThat(cookies).noneMatch(c -> c.contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anUnsafeRequestWithACookieNeedsTheTokenOfItsOwnSession(String token) {
        Browser browser = Browser.inside(
                here,
                link("csrf-" + Math.abs(token.hashCode()), Grant.everywhere("platform-administrator")),
                "csrf-" + Math.abs(token.hashCode()));
        var request = here.request("POST", "/api/accounts", "{}").header("Cookie", browser.cookieHeader());
        if (!token.isEmpty()) {
            request.header("X-CSRF-Token", token);
        }
        assertStatus(here.send(request.build()), 403, "请刷新");
        var signOut = here.request("DELETE", "/api/session", "").header("Cookie", browser.cookieHeader());
        assertStatus(here.send(signOut.build()), 403, "请刷新");
        assertThat(browser.json("GET", "/api/session", "").path("step").asString())
                .isEqualTo("signed-in");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/sites",
        "GET,    /api/accounts",
        "POST,   /api/accounts",
        "GET,    /api/sessions",
        "GET,    /api/documents/1",
        "POST,   /api/session/factor",
        "POST,   /api/session/password",
        "GET,    /api/nothing",
        "GET,    /api/session/../sites",
        "GET,    /api/session;x/../sites",
        "GET,    /%61pi/sites",
        "GET,    /api/claims/../sites",
        "POST,   /api/session/enrolment/confirm",
    })
    void nobodyReachesNothingButTheDoor(String method, String path) {
        HttpResponse<String> answer = new Browser(here).send(method, path, method.equals("GET") ? "" : "{}");
        assertThat(answer.statusCode()).as(answer.body()).isIn(401, 400, 404);
        assertThat(answer.body()).doesNotContain("jia");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/operations/verify",
                "/%61pi/operations/verify",
                "/api/%6fperations/verify",
                "/api/operations;x=1/verify",
                "/api;x=1/operations/verify",
                "/api//operations/verify",
                "/api/./operations/verify",
                "/x/../api/operations/verify",
                "/api/session/../operations/verify",
            })
    void operationsAreTheOperatorsAndNoPersons(String path) {
        Browser person = Browser.inside(
                here,
                link("operates" + Math.abs(path.hashCode()), Grant.everywhere("platform-administrator")),
                "operates" + Math.abs(path.hashCode()));
        assertThat(person.send("POST", path, "{}").statusCode()).isIn(400, 401, 404);
        assertThat(new Browser(here).send("POST", path, "{}").statusCode()).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /api/session        | {}                                   | 400
            POST | /api/session        | []                                   | 400
            POST | /api/session        | {"name": null, "password": "x"}      | 400
            POST | /api/session        | {"name": 7, "password": {}}          | 400
            POST | /api/session        | {"name": "x                          | 400
            POST | /api/session        | {"name": "nobody", "password": ""}   | 401
            POST | /api/claims/unknown | {"password": "Kx7-mq2V-wt"}          | 404
            POST | /api/claims/unknown | {}                                   | 400
            GET  | /api/claims/unknown | ''                                   | 404
            PUT  | /api/session        | {}                                   | 405
            """)
    void badInputIsAProblemInWords(String method, String path, String body, int status) {
        assertStatus(new Browser(here).send(method, path, body), status, "");
    }

    @Test
    void whatSomeoneReadsAndDoesFollowsFromTheGrants() {
        long jia = site("jia");
        Browser editor = Browser.inside(here, link("editor-jia", new Grant("site-editor", jia, null)), "editor-jia");
        JsonNode sites = editor.json("GET", "/api/sites", "");
        assertThat(sites.toString()).contains("jia").doesNotContain("\"yi\"");
        assertStatus(editor.send("GET", "/api/accounts", ""), 403, "查看账号");
        Browser nobody = Browser.inside(here, link("no-roles"), "no-roles");
        assertThat(nobody.json("GET", "/api/sites", "").toString()).doesNotContain("jia");
    }

    @Test
    void theListOfAccountsSaysWhatEachAdministratorMayDo() {
        Browser platform = Browser.inside(
                here, link("list-platform", Grant.everywhere("platform-administrator")), "list-platform");
        Browser security = Browser.inside(
                here, link("list-security", Grant.everywhere("security-administrator")), "list-security");
        HttpResponse<String> created = platform.send("POST", "/api/accounts", """
                {"name": "list-clerk", "displayName": "方既明", "roles": [{"role": "reader", "siteId": %d}]}""".formatted(site("jia")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).contains("\"link\":\"/claim#");
        assertThat(actions(platform, "list-clerk")).isEqualTo("[\"link\"]");
        assertThat(actions(security, "list-clerk")).isEqualTo("[\"suspend\",\"roles\"]");
        JsonNode clerk = security.json("GET", "/api/accounts?q=list-clerk", "").at("/items/0");
        assertThat(clerk.at("/blockers/unlock").toString()).contains("没有锁定");

        long id = clerk.path("id").asLong();
        String roles = "{\"roles\": [{\"role\": \"reviewer\", \"siteId\": %d}], \"version\": %d}"
                .formatted(site("jia"), clerk.path("version").asLong());
        assertStatus(platform.send("PUT", "/api/accounts/" + id + "/roles", roles), 403, "授予角色");
        assertThat(security.send("PUT", "/api/accounts/" + id + "/roles", roles).body())
                .contains("reviewer");
        assertStatus(security.send("PUT", "/api/accounts/" + id + "/roles", roles), 409, "他人修改");
        assertStatus(security.send("POST", "/api/accounts/" + id + "/suspend", "{}"), 400, "原因");
        assertThat(security.send("POST", "/api/accounts/" + id + "/suspend", "{\"reason\": \"离职\"}")
                        .body())
                .contains("SUSPENDED");
        assertThat(security.send("POST", "/api/accounts/" + id + "/restore", "").body())
                .contains("INVITED");
    }

    private static String actions(Browser browser, String name) {
        return browser.json("GET", "/api/accounts?q=" + name, "")
                .at("/items/0/allowedActions")
                .toString();
    }

    private String link(String name, Grant... grants) {
        return "/claim#"
                + here.product
                        .bean(CreateAccount.class)
                        .perform(OPERATOR, new NewAccount(name, "某人", null, List.of(grants), false))
                        .token();
    }

    private static String token(String link) {
        return link.replaceFirst(".*#", "");
    }

    private long site(String code) {
        return here.product
                .bean(SiteQueries.class)
                .byCode(SiteScope.everySite(), code)
                .orElseThrow()
                .id();
    }

    private String code(String name) {
        return "{\"code\": \"" + Browser.code(here, name) + "\"}";
    }

    private static String signIn(String name, String password) {
        return "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
    }

    private static void assertStatus(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
        assertThat(answer.body()).contains(words, "\"requestId\":\"");
    }
}
