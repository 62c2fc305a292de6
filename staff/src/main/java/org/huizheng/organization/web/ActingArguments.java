package org.huizheng.organization.web;

import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link Actor} and the {@link SiteScope} of the request. The application's sign-in filter puts both
 * into request attributes named by the classes; without them a request is nobody's and answers 401.
 */
public final class ActingArguments implements HandlerMethodArgumentResolver {

    public static final String ACTOR = Actor.class.getName();
    public static final String SCOPE = SiteScope.class.getName();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == SiteScope.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Object value = request.getAttribute(parameter.getParameterType().getName(), RequestAttributes.SCOPE_REQUEST);
        if (value == null) {
            throw new Problem("unauthenticated", 401, "请先登录");
        }
        return value;
    }
}
