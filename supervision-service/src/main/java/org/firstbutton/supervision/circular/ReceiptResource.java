package org.firstbutton.supervision.circular;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paper.Paper;
import org.firstbutton.chassis.paper.PaperBook;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.circular.Receipts.Receipt;
import org.firstbutton.supervision.roster.PostHolder;
import org.firstbutton.supervision.roster.Roster;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 签收接口 — a paper is sent to the stations; each has it to read from then on and says that it was received. */
@Path("/api/v1")
@Tag(name = "papers")
public class ReceiptResource {
    private static final int MOST_UNITS = 1_000;

    private final CurrentCaller caller;
    private final Commands commands;
    private final Transactions transactions;
    private final PaperBook book;
    private final Receipts receipts;
    private final Roster roster;

    ReceiptResource(
            CurrentCaller caller,
            Commands commands,
            Transactions transactions,
            PaperBook book,
            Receipts receipts,
            Roster roster) {
        this.caller = caller;
        this.commands = commands;
        this.transactions = transactions;
        this.book = book;
        this.receipts = receipts;
        this.roster = roster;
    }

    /** 发往 — without units: all below the office that have a chief on the roster. */
    @Schema(name = "PaperSending")
    public record Sending(
            @Nullable @Size(max = MOST_UNITS) @Schema(examples = "[\"HB/JZ/SS/U001/\"]")
            List<@NotNull @Pattern(regexp = ".+/") String> units) {}

    /** 签收情况 — {@code sent} and {@code received}: how many units. */
    @Schema(name = "PaperReceipts")
    public record Receiving(int sent, int received, List<Receipt> items) {}

    /** 待签收 */
    @Schema(name = "ReceivedPapers")
    public record ReceiptList(List<Receipt> items) {}

    @POST
    @Path("/papers/{id: [^/:]+}:send")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.BUREAU_LEADER
    })
    @Operation(
            operationId = "sendPaper",
            summary = "发往各单位 · Sends a paper to units below its office, or to all that have a chief")
    @APIResponse(
            responseCode = "200",
            description = "To whom it was sent by now",
            content = @Content(schema = @Schema(implementation = Receiving.class)))
    public Response send(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Sending sending) {
        Caller by = caller.get();
        return commands.once(by, "POST /papers/" + id + ":send", key, sending, handle -> {
            Paper paper = book.find(handle, id).orElseThrow(Refusal::notFound);
            if (!by.covers(paper.office())) {
                throw Refusal.of(ProblemKind.FORBIDDEN, "须由 / is sent by " + paper.office());
            }
            if (paper.withdrawnAt() != null) {
                throw Refusal.forbiddenBy("papers: sent while it stands", "已撤回 / it was withdrawn");
            }
            receipts.send(handle, by, id, units(handle, paper, sending.units()));
            return Commands.Done.ok(receiving(handle, id));
        });
    }

    private List<String> units(Handle handle, Paper paper, @Nullable List<String> named) {
        if (named != null) {
            for (int i = 0; i < named.size(); i++) {
                if (!named.get(i).startsWith(paper.office())) {
                    throw Refusal.field("/units/" + i, "须为发文机关下级 / lies below " + paper.office());
                }
            }
            return named.stream().distinct().toList();
        }
        return roster
                .holdingWithin(handle, List.of(Roles.UNIT_CHIEF), paper.office(), DatabaseClock.now(handle))
                .stream()
                .map(PostHolder::orgPath)
                .distinct()
                .toList();
    }

    @GET
    @Path("/papers/{id: [^/:]+}/receipts")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.BUREAU_LEADER,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "paperReceipts", summary = "签收情况 · To which units it was sent, and which have received it")
    public Receiving receipts(@PathParam("id") UUID id) {
        return transactions.inScopeOf(caller.get(), handle -> {
            if (book.find(handle, id).isEmpty()) {
                throw Refusal.notFound();
            }
            return receiving(handle, id);
        });
    }

    private Receiving receiving(Handle handle, UUID paper) {
        List<Receipt> all = receipts.of(handle, paper);
        int received =
                (int) all.stream().filter(each -> each.receivedAt() != null).count();
        return new Receiving(all.size(), received, all);
    }

    @GET
    @Path("/paper-receipts")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.LEGAL_OFFICER})
    @Operation(operationId = "listPaperReceipts", summary = "收文簿 · Papers sent to the caller's own unit, latest first")
    public ReceiptList own(
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        Caller asking = caller.get();
        return transactions.inScopeOf(
                asking,
                handle -> new ReceiptList(receipts.sentTo(handle, List.copyOf(asking.orgPaths()), open, limit)));
    }

    @POST
    @Path("/paper-receipts/{id: [^/:]+}:receive")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.LEGAL_OFFICER})
    @Operation(operationId = "receivePaper", summary = "签收 · Says that the unit has received it; the first one counts")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response receive(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller by = caller.get();
        return commands.once(by, "POST /paper-receipts/" + id + ":receive", key, null, handle -> {
            Receipt receipt = receipts.find(handle, id).orElseThrow(Refusal::notFound);
            if (!by.orgPaths().contains(receipt.unit())) {
                throw Refusal.of(ProblemKind.FORBIDDEN, "由收文单位签收 / is received by " + receipt.unit() + " itself");
            }
            receipts.receive(handle, by, receipt);
            return Commands.Done.ok(receipts.find(handle, id).orElseThrow(Refusal::notFound));
        });
    }
}
