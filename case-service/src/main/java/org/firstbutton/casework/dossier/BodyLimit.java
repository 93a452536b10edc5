package org.firstbutton.casework.dossier;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** 请求体上限 — only an attachment may be as long as the service allows; everything else is read into memory. */
class BodyLimit {
    private static final long OTHERS = 8L << 20;

    @ServerRequestFilter
    void limit(ContainerRequestContext request, RoutingContext route) {
        String path = request.getUriInfo().getPath();
        if (request.getMethod().equals(HttpMethod.POST) && path.endsWith("/attachments")) {
            return;
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > OTHERS) {
            throw Refusal.of(ProblemKind.TOO_LARGE, "至多 " + OTHERS + " 字节 / at most " + OTHERS + " bytes");
        }
        route.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, OTHERS);
    }
}
