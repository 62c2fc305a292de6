package org.huizheng.console.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.huizheng.kernel.Problem;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * No text has a U+0000: PostgreSQL refuses it, wherever it stands. In JSON it can only be written as an escape; a byte 0 is of
 * UTF-16 or UTF-32, which JSON is not sent in.
 */
@RestControllerAdvice
final class PlainBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converterType);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        if (hasNul(body)) {
            throw Problem.invalid("请求正文里有空字符（\\u0000），请删去");
        }
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    static boolean hasNul(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == 0 || json[i] == '\\' && isNul(json, i)) {
                return true;
            }
            if (json[i] == '\\') {
                i++;
            }
        }
        return false;
    }

    private static boolean isNul(byte[] json, int at) {
        if (at + 5 >= json.length || json[at + 1] != 'u') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (json[i] != '0') {
                return false;
            }
        }
        return true;
    }
}
