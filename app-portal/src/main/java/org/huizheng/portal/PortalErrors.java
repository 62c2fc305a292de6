package org.huizheng.portal;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses before any handler sees it: the plain page, never a reason or a stack. */
final class PortalErrors implements Request.Handler {

    private final Respond respond;

    PortalErrors(Respond respond) {
        this.respond = respond;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object asked = request.getAttribute(ErrorHandler.ERROR_STATUS);
        int status = asked instanceof Integer code && code >= 400 ? code : 500;
        response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
        respond.error(null, status, request, response, callback);
        return true;
    }
}
