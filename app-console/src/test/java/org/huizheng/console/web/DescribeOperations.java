package org.huizheng.console.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.huizheng.kernel.Summary;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What every call has: a name, a line in words, problem details when it is refused, a key when it changes something. */
final class DescribeOperations implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod call) {
        String subject = Controllers.subject(call);
        String method = call.getMethod().getName();
        Summary summary = call.getMethodAnnotation(Summary.class);
        operation.setTags(List.of(subject));
        operation.setOperationId(
                Controllers.name(call) + Character.toUpperCase(method.charAt(0)) + method.substring(1));
        operation.setSummary(summary == null ? null : summary.value());
        operation
                .getResponses()
                .values()
                .forEach(answer -> answer.setDescription(answer.getContent() == null ? "已完成" : "结果"));
        operation.getResponses().forEach((status, answer) -> asJson(answer));
        operation.getResponses().addApiResponse("default", problem());
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(DescribeOperations::leftOutInsteadOfNull);
        }
        if (changes(call)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .required(false)
                    .description("同一次操作重试时用同一个值")
                    .schema(new StringSchema().minLength(8).maxLength(64)));
        }
        return operation;
    }

    /** A parameter of an address is there or not. */
    private static void leftOutInsteadOfNull(Parameter parameter) {
        if (parameter.getSchema() != null && parameter.getSchema().getTypes() != null) {
            parameter.getSchema().getTypes().remove("null");
        }
    }

    private static void asJson(ApiResponse answer) {
        Content content = answer.getContent();
        if (content != null && content.containsKey("*/*")) {
            content.put("application/json", content.remove("*/*"));
        }
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("未能完成，原因见 detail")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static boolean changes(HandlerMethod call) {
        RequestMapping mapping = AnnotatedElementUtils.getMergedAnnotation(call.getMethod(), RequestMapping.class);
        return mapping != null && !Arrays.asList(mapping.method()).contains(RequestMethod.GET);
    }
}
