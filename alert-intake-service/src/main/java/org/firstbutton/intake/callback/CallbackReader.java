package org.firstbutton.intake.callback;

import jakarta.enterprise.context.ApplicationScoped;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 回访查阅 — the list, one call-back, and, logged with its purpose, what was said in words. */
@ApplicationScoped
class CallbackReader {
    private final Transactions transactions;
    private final Worklist worklist;
    private final Callbacks callbacks;
    private final Papers papers;
    private final AuditTrail audit;
    private final CurrentCaller current;

    CallbackReader(
            Transactions transactions,
            Worklist worklist,
            Callbacks callbacks,
            Papers papers,
            AuditTrail audit,
            CurrentCaller current) {
        this.transactions = transactions;
        this.worklist = worklist;
        this.callbacks = callbacks;
        this.papers = papers;
        this.audit = audit;
        this.current = current;
    }

    /** Who asks; an export outlives its request, so it is told, not looked up. */
    Caller asking() {
        return current.get();
    }

    Worklist.Lines page(Caller asking, @Nullable String unit, @Nullable String cursor, int limit) {
        return transactions.inScopeOf(asking, handle -> worklist.page(handle, asking, unit, cursor, limit));
    }

    CallbackView one(String id) {
        return transactions.inScopeOf(
                current.get(),
                handle -> papers.view(handle, callbacks.find(handle, id).orElseThrow(Refusal::notFound)));
    }

    CallbackView.Words words(String id, String purpose) {
        Caller caller = current.get();
        return transactions.inScopeOf(caller, handle -> {
            Callback callback = callbacks.find(handle, id).orElseThrow(Refusal::notFound);
            Callback.Sheet sheet = callback.sheet();
            if (sheet == null) {
                throw Refusal.forbiddenBy("b1: reveal what was answered", "尚无答卷 / nothing is answered yet");
            }
            audit.record(
                    handle,
                    AuditEntry.revealed(
                            caller,
                            "reveal-words",
                            "callback",
                            callback.id(),
                            callback.subject().orgPath(),
                            purpose));
            return new CallbackView.Words(papers.answers(handle, sheet).words());
        });
    }
}
