package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.command.Commands;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 批量立项 — opens many proceedings with one command: all of them, or none. */
@ApplicationScoped
public class ProceedingImport {
    private final ProceedingDesk desk;
    private final Commands commands;
    private final CurrentCaller caller;

    ProceedingImport(ProceedingDesk desk, Commands commands, CurrentCaller caller) {
        this.desk = desk;
        this.commands = commands;
        this.caller = caller;
    }

    /** What was opened, in the order in which it was sent. */
    @Schema(name = "OpenedProceedings")
    public record Opened(List<ProceedingView> items) {}

    /** By a step that opens one and needs no approval. Answers 200 with all of them. */
    public Response open(Practice practice, String name, @Nullable String key, List<JsonNode> sent) {
        Procedure procedure = practice.procedure();
        Step step = procedure.step(name);
        desk.requireAnyOf(step.takers());
        if (step.needsApproval()) {
            throw new IllegalArgumentException(name + " is proposed one by one");
        }
        List<StepBody> bodies =
                sent.stream().map(each -> StepBody.read(each, true)).toList();
        bodies.forEach(body -> body.requireComplete(step));
        return commands.once(
                caller.get(),
                "POST /" + procedure.head().path() + ":import",
                key,
                sent,
                handle -> Commands.Done.ok(new Opened(bodies.stream()
                        .map(body -> opened(handle, practice, step, body))
                        .toList())));
    }

    private ProceedingView opened(Handle handle, Practice practice, Step step, StepBody body) {
        String then = practice.procedure().require(Procedure.NOWHERE, step);
        Proceeding fresh = desk.fresh(handle, practice, body);
        Proceeding opened = desk.take(handle, practice, fresh, then, step, body, fresh.openedAt());
        return ProceedingView.of(opened, practice.procedure());
    }
}
