package org.huizheng.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.huizheng.kernel.Problem;
import org.springframework.web.servlet.HandlerInterceptor;

/** No parameter has a U+0000 either; in a path the server refuses it. */
final class PlainQueries implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            throw Problem.invalid("地址的参数里有空字符（%00），请删去");
        }
        return true;
    }
}
