package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of today, on documents that wait and one that was released. */
class DashboardModuleTests {

    private final TestProduct here = TestProduct.shared();

    @Test
    void whatWaitsIsThereByWhatItWaitsFor() {
        here.openChannel("daiban", "待办");
        long draft = create("等人写完的稿件");
        long review = create("等人审核的稿件");
        long approved = create("等人签发的稿件");
        act(review, "submit");
        act(approved, "submit");
        act(approved, "approve");
        JsonNode tasks = here.json("GET", "/api/dashboard", "").path("tasks");
        assertThat(group(tasks, "draft").toString()).contains("\"documentId\":" + draft + ",");
        assertThat(group(tasks, "review").toString()).contains("等人审核的稿件").doesNotContain("等人签发的稿件");
        assertThat(group(tasks, "release").toString()).contains("等人签发的稿件", "\"link\":\"/documents?state=APPROVED\"");
        assertThat(group(tasks, "review").at("/count/value").asInt()).isPositive();
        here.api("POST", "/api/documents/" + review + "/reject", "{\"reason\": \"表二合计不符\"}");
        JsonNode rejected = group(here.json("GET", "/api/dashboard", "").path("tasks"), "rejected");
        assertThat(rejected.toString()).contains("表二合计不符", "等人审核的稿件");
    }

    @Test
    void aReleaseIsFollowedUntilItIsSeenAndFound() throws InterruptedException {
        here.openChannel("genzong", "追踪");
        long id = here.json("POST", "/api/sites/jia/documents", """
                        {"channel": "genzong", "title": "被追踪的通知", "source": "试验市人民政府", "body": "<p>正文</p>",
                         "approve": true, "release": true}""")
                .path("documentId")
                .asLong();
        JsonNode release = release(id);
        for (int turn = 0;
                turn < 200 && !(release.path("found").asBoolean() && release.hasNonNull("visibleAt"));
                turn++) {
            Thread.sleep(50);
            release = release(id);
        }
        assertThat(release.path("title").asString()).as(release.toString()).isEqualTo("被追踪的通知");
        assertThat(release.hasNonNull("visibleAt")).isTrue();
        assertThat(release.path("found").asBoolean()).isTrue();
        assertThat(release.path("failed").isNull()).isTrue();
        JsonNode numbers = here.json("GET", "/api/dashboard", "").path("numbers");
        assertThat(numbers.at("/0/key").asString()).isEqualTo("releasedToday");
        assertThat(numbers.at("/0/value").asInt()).isPositive();
        assertThat(numbers.at("/0/link").asString()).startsWith("/documents?state=RELEASED&from=2");
    }

    private JsonNode release(long id) {
        for (JsonNode release : here.json("GET", "/api/dashboard", "").path("releases")) {
            if (release.path("documentId").asLong() == id) {
                return release;
            }
        }
        throw new AssertionError("document " + id + " is not among the last releases");
    }

    private static JsonNode group(JsonNode tasks, String kind) {
        for (JsonNode group : tasks) {
            if (group.path("kind").asString().equals(kind)) {
                return group;
            }
        }
        throw new AssertionError("no group " + kind + " in " + tasks);
    }

    private long create(String title) {
        JsonNode created = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "daiban", "title": "%s", "source": "试验市人民政府", "body": "<p>正文</p>"}""".formatted(title));
        return created.path("documentId").asLong();
    }

    private void act(long id, String verb) {
        var answer = here.api("POST", "/api/documents/" + id + "/" + verb, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
