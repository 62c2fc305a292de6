package org.huizheng.console.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * What may be null, and what is always there: of an answer every member, of a request every member that may not be null.
 * Records are read as the null checker reads them.
 */
final class DescribeSchemas implements GlobalOpenApiCustomizer {

    private final SchemaNames names;

    DescribeSchemas(SchemaNames names) {
        this.names = names;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("汇政管理端接口")
                .version("1")
                .description("由控制器生成，只供管理端界面使用；命令行用命令令牌。修改后请执行 ./huizheng api"));
        api.setServers(null);
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> given = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(call -> call.getRequestBody() != null)
                .flatMap(call -> call.getRequestBody().getContent().values().stream())
                .forEach(body -> reach(body.getSchema(), schemas, given));
        schemas.forEach((name, schema) -> describe(schema, names.classes().get(name), given.contains(name)));
        schemas.put("Problem", problem());
        api.getComponents()
                .addSecuritySchemes("session", cookie("huizheng_session"))
                .addSecuritySchemes(
                        "command",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("命令令牌"));
        api.setSecurity(
                List.of(new SecurityRequirement().addList("session"), new SecurityRequirement().addList("command")));
    }

    private static SecurityScheme cookie(String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(name)
                .description("登录后的会话；修改类请求另带 X-CSRF-Token，等于 huizheng_csrf 的值");
    }

    @SuppressWarnings("rawtypes")
    private static void reach(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().replaceFirst(".*/", "");
            if (reached.add(name)) {
                reach(schemas.get(name), schemas, reached);
            }
        }
        reach(schema.getItems(), schemas, reached);
        if (schema.getAdditionalProperties() instanceof Schema values) {
            reach(values, schemas, reached);
        }
        if (schema.getProperties() != null) {
            for (Object member : schema.getProperties().values()) {
                reach((Schema) member, schemas, reached);
            }
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void describe(Schema schema, @Nullable Class<?> type, boolean given) {
        if (type == null || !type.isRecord() || schema.getProperties() == null) {
            return;
        }
        Map<String, Schema> members = schema.getProperties();
        List<String> required = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable && members.containsKey(part.getName())) {
                members.put(part.getName(), orNull(members.get(part.getName())));
            }
            if (members.containsKey(part.getName()) && !(given && nullable)) {
                required.add(part.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema schema) {
        if (schema.get$ref() != null) {
            return new Schema<>()
                    .anyOf(List.of(
                            new Schema<>().$ref(schema.get$ref()),
                            new Schema<>().types(new LinkedHashSet<>(Set.of("null")))));
        }
        schema.addType("null");
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static Schema problem() {
        Schema problem = new Schema<>().types(new LinkedHashSet<>(Set.of("object")));
        problem.addProperty("type", text());
        problem.addProperty("title", text());
        problem.addProperty("status", new Schema<>().types(new LinkedHashSet<>(Set.of("integer"))));
        problem.addProperty("detail", text());
        problem.addProperty("requestId", text());
        problem.addProperty(
                "blockers",
                new Schema<>()
                        .types(new LinkedHashSet<>(Set.of("array")))
                        .items(new Schema<>().$ref("#/components/schemas/Blocker")));
        problem.setRequired(List.of("type", "title", "status", "detail", "requestId"));
        return problem;
    }

    private static Schema<?> text() {
        return new Schema<>().types(new LinkedHashSet<>(Set.of("string")));
    }
}
