package org.firstbutton.casework.dossier;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.firstbutton.casework.checklist.Checklist;
import org.firstbutton.casework.vault.Received;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 附件台 — takes papers into a dossier and hands them out. The content goes to the store first, the reference follows in
 * a transaction with its audit entry: where that fails, the content stays without a reference and is swept later.
 */
@ApplicationScoped
public class AttachmentDesk {
    private final Transactions transactions;
    private final Commands commands;
    private final Proceedings proceedings;
    private final DossierItems items;
    private final Attachments attachments;
    private final ContentIntake intake;
    private final CurrentCaller caller;

    AttachmentDesk(
            Transactions transactions,
            Commands commands,
            Proceedings proceedings,
            DossierItems items,
            Attachments attachments,
            ContentIntake intake,
            CurrentCaller caller) {
        this.transactions = transactions;
        this.commands = commands;
        this.proceedings = proceedings;
        this.items = items;
        this.attachments = attachments;
        this.intake = intake;
        this.caller = caller;
    }

    /** What makes two uploads the same. */
    private record Upload(String item, String sha256) {}

    /** 请求头 — what an upload says of itself besides its content. */
    record Declared(
            @Nullable String item,
            @Nullable String key,
            @Nullable String type,
            @Nullable String digest) {}

    Response receive(UUID dossier, Declared declared, InputStream content) throws IOException {
        Caller who = caller.get();
        String name = "POST /dossiers/" + dossier + "/attachments";
        String item = String.valueOf(declared.item());
        // Asked before anything is received, and again on the locked row once it is.
        transactions.inScopeOf(who, handle -> {
            commands.asked(who, name, declared.key(), null);
            return openFor(found(handle, who, dossier), item);
        });
        return intake.take(
                content,
                declared.type(),
                declared.digest(),
                (received, type) -> commands.once(
                        who,
                        name,
                        declared.key(),
                        new Upload(item, received.address()),
                        handle -> add(handle, dossier, item, received, type)));
    }

    private Done add(Handle handle, UUID dossier, String item, Received received, String type) {
        Caller who = caller.get();
        Proceeding of = locked(handle, who, dossier);
        Checklist.Item open = openFor(of, item);
        intake.requireKept(handle, received.address());
        Attachment fresh = new Attachment(
                Generators.timeBasedEpochGenerator().generate(),
                dossier,
                open.item(),
                received.address(),
                received.size(),
                type,
                who.actorId(),
                now(handle),
                null,
                null,
                null);
        if (!attachments.add(handle, who, fresh, of.orgPath())) {
            throw Refusal.forbiddenBy("REV-06: each paper once", "该材料已在卷 / this paper is in the dossier already");
        }
        return Done.created("/api/v1/dossiers/" + dossier + "/attachments", fresh);
    }

    List<Attachment> list(UUID dossier) {
        Caller who = caller.get();
        return transactions.inScopeOf(
                who,
                handle -> attachments.of(handle, found(handle, who, dossier).id()));
    }

    /** 调阅 — leaves its audit entry before the first byte leaves. */
    Attachment reveal(UUID dossier, UUID id, String purpose) {
        Caller who = caller.get();
        return transactions.inScopeOf(who, handle -> {
            Proceeding of = found(handle, who, dossier);
            Attachment paper = attachments.find(handle, dossier, id).orElseThrow(Refusal::notFound);
            if (DossierTable.PROCEDURE.endsIn(of.state())) {
                throw Refusal.forbiddenBy("REV-06: dropped", "卷宗已销毁 / the dossier was dropped");
            }
            attachments.revealed(handle, who, paper, of.orgPath(), purpose);
            return paper;
        });
    }

    InputStream open(Attachment attachment) throws IOException {
        return intake.open(attachment);
    }

    Response withdraw(UUID dossier, UUID id, @Nullable String key, String reason) {
        Caller who = caller.get();
        String name = "POST /dossiers/" + dossier + "/attachments/" + id + ":withdraw";
        return commands.once(who, name, key, reason, handle -> {
            Proceeding of = locked(handle, who, dossier);
            Attachment paper = attachments.find(handle, dossier, id).orElseThrow(Refusal::notFound);
            if (!of.state().equals("COMPILED") || paper.withdrawnAt() != null) {
                throw Refusal.forbiddenBy(
                        "REV-06: withdrawn once, before it is archived",
                        "仅可在归档前撤回一次 / the dossier is " + of.state() + ", or the paper was withdrawn before");
            }
            attachments.withdraw(handle, who, paper, of.orgPath(), now(handle), reason);
            return Done.ok(attachments.find(handle, dossier, id).orElseThrow());
        });
    }

    private Proceeding found(Handle handle, Caller who, UUID dossier) {
        return proceedings.find(handle, who, DossierTable.PROCEDURE, dossier).orElseThrow(Refusal::notFound);
    }

    private Proceeding locked(Handle handle, Caller who, UUID dossier) {
        return proceedings.lock(handle, who, DossierTable.PROCEDURE, dossier).orElseThrow(Refusal::notFound);
    }

    /** The paper that may be added now. */
    private Checklist.Item openFor(Proceeding dossier, String item) {
        if (!DossierTable.takesPapers(dossier.state())) {
            throw Refusal.forbiddenBy(
                    "REV-06: papers only while it lies here",
                    "当前状态 " + dossier.state() + " 不得增加材料 / the dossier is " + dossier.state());
        }
        return items.item(dossier, item);
    }

    private static Instant now(Handle handle) {
        return DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
    }
}
