package org.firstbutton.chassis.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 发文 — the two commands on papers that every service has: one is issued, and one is withdrawn. */
@ApplicationScoped
public class PaperDesk {
    private final CurrentCaller caller;
    private final Commands commands;
    private final PaperBook book;

    public PaperDesk(CurrentCaller caller, Commands commands, PaperBook book) {
        this.caller = caller;
        this.commands = commands;
        this.book = book;
    }

    /**
     * Answers 201 with the paper and its number.
     *
     * @param body by which the same command is known again
     */
    public Response issue(PaperKind kind, @Nullable String key, Object body, Function<Handle, Draft> draft) {
        Caller by = caller.get();
        return commands.once(by, "POST /papers:issue " + kind.name(), key, body, handle -> {
            Paper paper = book.issue(handle, by, kind, draft.apply(handle));
            return Done.created("/api/v1/papers/" + paper.id(), paper);
        });
    }

    /** Answers 200 with the paper as it stands then. */
    public Response withdraw(UUID id, @Nullable String key, Withdrawal withdrawal) {
        Caller by = caller.get();
        return commands.once(
                by,
                "POST /papers/" + id + ":withdraw",
                key,
                withdrawal,
                handle -> Done.ok(book.withdraw(handle, by, id, withdrawal.reason())));
    }
}
