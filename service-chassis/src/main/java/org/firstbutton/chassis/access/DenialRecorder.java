package org.firstbutton.chassis.access;

import io.quarkus.logging.Log;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.Transactions;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** 拒绝留痕 — a denied attempt leaves its audit entry, in a transaction of its own. */
class DenialRecorder {
    private static final Set<Integer> DENIALS = Set.of(401, 403);

    private final CurrentCaller caller;
    private final AuditTrail audit;
    private final Transactions transactions;

    DenialRecorder(CurrentCaller caller, AuditTrail audit, Transactions transactions) {
        this.caller = caller;
        this.audit = audit;
        this.transactions = transactions;
    }

    @ServerResponseFilter(priority = 1)
    void record(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (!DENIALS.contains(response.getStatus())) {
            return;
        }
        String asked = request.getMethod()
                + ' '
                + (resource.getResourceMethod() == null
                        ? "unknown"
                        : resource.getResourceClass().getSimpleName()
                                + '.'
                                + resource.getResourceMethod().getName());
        String orgPath = caller.get().orgPaths().stream().findFirst().orElse("");
        AuditEntry denial =
                new AuditEntry(caller.get(), asked, "endpoint", asked, null, orgPath, AuditEntry.Result.DENIED, null);
        try {
            transactions.inScopeOf(caller.get(), handle -> {
                audit.record(handle, denial);
                return true;
            });
        } catch (RuntimeException away) {
            Log.errorf("a denial of %s could not be recorded: %s", asked, away.toString());
        }
    }
}
