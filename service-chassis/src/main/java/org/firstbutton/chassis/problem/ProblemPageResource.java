package org.firstbutton.chassis.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** 问题说明 — the page behind each problem's {@code type}, in both languages. */
@Path("/problems")
public class ProblemPageResource {
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh"><head><meta charset="utf-8"><title>%1$s</title></head>
            <body><h1>%2$s</h1><p>%3$s</p><p lang="en"><strong>%4$s.</strong> %5$s</p>
            <p>HTTP %6$d &middot; <code>%1$s</code></p></body></html>
            """;

    @GET
    @Path("/{code}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "What a problem means and what to do about it")
    public String page(@PathParam("code") String code) {
        ProblemKind kind = Arrays.stream(ProblemKind.values())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return PAGE.formatted(
                kind.code(),
                kind.title(Locale.SIMPLIFIED_CHINESE),
                kind.advice(Locale.SIMPLIFIED_CHINESE),
                kind.title(Locale.ENGLISH),
                kind.advice(Locale.ENGLISH),
                kind.status());
    }
}
