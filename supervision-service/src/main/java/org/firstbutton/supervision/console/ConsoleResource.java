package org.firstbutton.supervision.console;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** 控制台接口 — where to sign in and for how long, asked before there is a token; and whom a token stands for. */
@Path("/api/v1")
@Tag(name = "console", description = "控制台 Console")
public class ConsoleResource {
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final ConsoleSettings settings;

    ConsoleResource(CurrentCaller caller, JsonWebToken token, ConsoleSettings settings) {
        this.caller = caller;
        this.token = token;
        this.settings = settings;
    }

    /**
     * Nothing here is secret: a browser client has none.
     *
     * @param issuer whose {@code /.well-known/openid-configuration} names the sign-in page
     * @param idleMinutes after so long without a key or a click the console signs out
     * @param sessionMinutes after so long it signs out whatever happens
     * @param scoring where the boards come from; without it there are none
     * @param intake where call-backs and callers come from; without it there are none
     */
    @Schema(name = "SignIn", description = "登录 — where the console signs people in (authorization code with PKCE)")
    public record SignIn(
            @Schema(examples = "https://id.example/realms/police")
            String issuer,

            @Schema(examples = "firstbutton-console") String clientId,
            @Schema(examples = "openid offline_access") String scope,
            @Schema(examples = "30") int idleMinutes,
            @Schema(examples = "600") int sessionMinutes,

            @Schema(examples = "https://scores.example") @Nullable
            URI scoring,

            @Schema(examples = "https://alerts.example") @Nullable
            URI intake) {}

    /** What the caller's token says; what he may do is decided at each request all the same. */
    @Schema(name = "Me", description = "当前人员 — whom the token stands for")
    public record Me(
            @Schema(examples = "100204") String actor,
            @Schema(examples = "法制员甲") String name,
            List<String> roles,
            List<String> orgPaths,
            boolean seesIntegrity) {}

    @GET
    @Path("/console")
    @PermitAll
    @Operation(operationId = "consoleSignIn", summary = "登录设置 / Where the console signs people in")
    public SignIn signIn() {
        return new SignIn(
                settings.issuer(),
                settings.clientId(),
                settings.scope(),
                settings.idleMinutes(),
                settings.sessionMinutes(),
                settings.scoring().orElse(null),
                settings.intake().orElse(null));
    }

    @GET
    @Path("/me")
    @Authenticated
    @Operation(operationId = "whoAmI", summary = "当前人员 / Who the caller is, by his token")
    public Me me() {
        Caller asking = caller.get();
        String name = token.getClaim("name");
        return new Me(
                asking.actorId(),
                Objects.requireNonNullElse(name, asking.actorId()),
                asking.roles().stream().sorted().toList(),
                asking.orgPaths(),
                asking.seesIntegrity());
    }
}
