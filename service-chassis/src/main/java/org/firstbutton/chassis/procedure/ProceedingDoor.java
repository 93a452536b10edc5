package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 窗口 — what a service's resource asks for: which procedure is meant, who may, what it answers. */
@ApplicationScoped
public class ProceedingDoor {
    private final List<Practice> practices;
    private final ProceedingDesk desk;
    private final Proceedings proceedings;
    private final StepProposals proposals;
    private final ProceedingFacts facts;
    private final Transactions transactions;
    private final CurrentCaller caller;

    ProceedingDoor(
            @All List<Practice> practices,
            ProceedingDesk desk,
            Proceedings proceedings,
            StepProposals proposals,
            ProceedingFacts facts,
            Transactions transactions,
            CurrentCaller caller) {
        this.practices = practices;
        this.desk = desk;
        this.proceedings = proceedings;
        this.proposals = proposals;
        this.facts = facts;
        this.transactions = transactions;
        this.caller = caller;
    }

    public Response open(String path, String step, @Nullable String key, JsonNode body) {
        return desk.open(of(path), step, key, body);
    }

    public Response step(String path, UUID id, String step, @Nullable String key, JsonNode body) {
        return desk.step(of(path), id, step, key, body);
    }

    public Response approve(String path, UUID id, UUID proposal, @Nullable String key, ProceedingDesk.Opinion opinion) {
        return desk.approve(of(path), id, proposal, key, opinion);
    }

    public Response refuse(String path, UUID id, UUID proposal, @Nullable String key, ProceedingDesk.Opinion opinion) {
        return desk.refuse(of(path), id, proposal, key, opinion);
    }

    public ProceedingView one(String path, UUID id) {
        Procedure procedure = of(path).procedure();
        return look(procedure, id, (handle, found) -> ProceedingView.of(found, procedure));
    }

    /** All that was recorded of it, in the order in which it happened. */
    public ProceedingFacts.FactList facts(String path, UUID id) {
        return look(of(path).procedure(), id, facts::of);
    }

    /** 呈批列表 — oldest first. */
    public record ProposalList(List<StepProposal> items) {}

    public ProposalList proposals(String path, UUID id) {
        return look(of(path).procedure(), id, (handle, found) -> new ProposalList(proposals.of(handle, found.id())));
    }

    /** One page; {@code next} asks for the one behind it. */
    public record ProceedingPage(
            List<ProceedingView> items, @Nullable String next) {}

    Response list(String path, ProceedingQuery query, UriInfo uri) {
        Procedure procedure = of(path).procedure();
        desk.requireAnyOf(procedure.seers());
        Caller who = caller.get();
        int limit = query.limit();
        List<Proceeding> found = transactions.inScopeOf(who, handle -> proceedings.page(handle, who, procedure, query));
        List<Proceeding> page = found.subList(0, Math.min(limit, found.size()));
        List<ProceedingView> items =
                page.stream().map(each -> ProceedingView.of(each, procedure)).toList();
        if (found.size() <= limit) {
            return Response.ok(new ProceedingPage(items, null)).build();
        }
        Proceeding last = page.get(limit - 1);
        String next = new PageCursor(last.openedAt(), last.id()).opaque();
        return Response.ok(new ProceedingPage(items, next))
                .link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", next)
                                .build(),
                        "next")
                .build();
    }

    private <T> T look(Procedure procedure, UUID id, java.util.function.BiFunction<Handle, Proceeding, T> view) {
        desk.requireAnyOf(procedure.seers());
        Caller who = caller.get();
        return transactions.inScopeOf(
                who,
                handle -> view.apply(
                        handle, proceedings.find(handle, who, procedure, id).orElseThrow(Refusal::notFound)));
    }

    private Practice of(String path) {
        return practices.stream()
                .filter(practice -> practice.procedure().head().path().equals(path))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
