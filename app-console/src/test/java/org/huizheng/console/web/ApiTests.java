package org.huizheng.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is what the controllers are, and says what a caller needs. */
class ApiTests {

    private static final DescribeApi API = new DescribeApi();
    private static final String TEXT = API.perform();
    private static final JsonNode DESCRIPTION = new JsonMapper().readTree(TEXT);

    /** Members whose keys are data: settings of a theme, facts of an audit row, reasons by action. */
    private static final Set<String> KEYED_BY_DATA = Set.of(
            "settings",
            "facts",
            "attributes",
            "blockers",
            "values",
            "labels",
            "fields",
            "query",
            "states",
            "files",
            "byAnswer");

    @Test
    void theCommittedDescriptionIsWhatTheControllersAre() throws IOException {
        assertThat(TEXT)
                .as("console-ui/api/openapi.json is older than the controllers: run  ./huizheng api")
                .isEqualTo(Files.readString(DescribeApi.FILE));
    }

    @Test
    void everyCallHasANameOfItsOwn() {
        List<String> names = new ArrayList<>();
        calls((place, call) -> names.add(call.path("operationId").asString()));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void everyCallSaysInChineseWhatItDoes() {
        List<String> silent = new ArrayList<>();
        calls((place, call) -> {
            if (!call.path("summary").asString("").matches(".*\\p{IsHan}.*")) {
                silent.add(place);
            }
        });
        assertThat(silent).as("put @Summary on").isEmpty();
    }

    @Test
    void everyRefusalIsProblemDetails() {
        calls((place, call) -> assertThat(call.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString(""))
                .as(place)
                .isEqualTo("#/components/schemas/Problem"));
    }

    @Test
    void everyAnswerHasAShape() {
        List<String> shapeless = new ArrayList<>();
        calls((place, call) -> call.path("responses")
                .properties()
                .forEach(
                        answer -> answer.getValue().path("content").properties().forEach(content -> {
                            JsonNode schema = content.getValue().path("schema");
                            if (content.getKey().equals("application/json") && free(schema)) {
                                shapeless.add(place + " " + answer.getKey());
                            }
                        })));
        assertThat(shapeless).as("make a record of").isEmpty();
    }

    @Test
    void noMemberIsAnyObjectWhereARecordCouldStand() {
        List<String> free = new ArrayList<>();
        DESCRIPTION.at("/components/schemas").properties().forEach(schema -> schema.getValue()
                .path("properties")
                .properties()
                .forEach(member -> {
                    if (free(member.getValue()) && !KEYED_BY_DATA.contains(member.getKey())) {
                        free.add(schema.getKey() + "." + member.getKey());
                    }
                }));
        assertThat(free).isEmpty();
    }

    @Test
    void aParameterIsAValueNotAnObject() {
        calls((place, call) -> call.path("parameters")
                .forEach(parameter -> assertThat(parameter.at("/schema/$ref").asString(""))
                        .as(place + " " + parameter.path("name"))
                        .satisfiesAnyOf(ref -> assertThat(ref).isEmpty(), ref -> assertThat(
                                        DESCRIPTION.at(ref.substring(1)).has("enum"))
                                .isTrue())));
    }

    @Test
    void aSchemaIsARecordOrAnEnumAndItsNameMeansOneThing() {
        assertThat(API.names().clashes()).isEmpty();
        Map<String, Class<?>> classes = API.names().classes();
        assertThat(DESCRIPTION.at("/components/schemas").propertyNames())
                .filteredOn(name -> !name.equals("Problem"))
                .allSatisfy(name -> assertThat(classes.get(name))
                        .as(name)
                        .matches(type -> type != null && (type.isRecord() || type.isEnum())));
    }

    @Test
    void whatMayBeNullSaysSoAndTheRestIsAlwaysThere() {
        JsonNode slice = DESCRIPTION.at("/components/schemas/SliceDocumentItem");
        assertThat(slice.at("/properties/next/type").toString()).contains("\"null\"");
        assertThat(slice.path("required").toString()).contains("items", "next");
        JsonNode reason = DESCRIPTION.at("/components/schemas/DocumentVerbsReason");
        assertThat(reason.has("required")).isFalse();
    }

    private static boolean free(JsonNode schema) {
        JsonNode values = schema.path("additionalProperties");
        return schema.isEmpty()
                || schema.path("type").asString("").equals("object") && !schema.has("properties") && !values.has("$ref")
                || values.isObject();
    }

    private static void calls(BiConsumer<String, JsonNode> see) {
        DESCRIPTION.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(call -> see.accept(call.getKey() + " " + path.getKey(), call.getValue())));
    }
}
