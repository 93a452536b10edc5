package org.firstbutton.intake.reception;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.intake.reception.Reception.Result;
import org.jspecify.annotations.Nullable;

/** 接警窗口 — between the requests and {@link Reception}: once per key, item by item. */
@ApplicationScoped
class ReceptionDoor {
    private final Reception reception;
    private final Commands commands;
    private final CurrentCaller current;
    private final Validator validator;
    private final WaitingRoom waitingRoom;

    ReceptionDoor(
            Reception reception,
            Commands commands,
            CurrentCaller current,
            Validator validator,
            WaitingRoom waitingRoom) {
        this.reception = reception;
        this.commands = commands;
        this.current = current;
        this.validator = validator;
        this.waitingRoom = waitingRoom;
    }

    /** Answered when it is committed, together with whoever else is waiting. */
    CompletionStage<Response> receive(@Nullable String key, ReceiveAlert call, URI base) {
        Caller caller = current.get();
        String content = reception.recognised(call);
        WaitingCall waiting =
                new WaitingCall(commands.asked(caller, "POST /alerts", key, content), call, content, base);
        waitingRoom.enter(waiting);
        return waiting.answer();
    }

    Response receiveBatch(@Nullable String key, List<@Nullable JsonNode> items, Locale language) {
        Caller caller = current.get();
        return Overtaken.again(() ->
                commands.once(caller, "POST /alerts:batch", key, reception.recognised(items), handle -> {
                    Instant now = DatabaseClock.now(handle);
                    List<Checked> checked = new ArrayList<>(items.size());
                    for (int i = 0; i < items.size(); i++) {
                        checked.add(check(caller, items.get(i), "/alerts/" + i, now));
                    }
                    List<Result> results = reception.receive(handle, checked);
                    List<ReceivedItem> answers = new ArrayList<>(results.size());
                    for (int i = 0; i < results.size(); i++) {
                        answers.add(item(checked.get(i), results.get(i), language));
                    }
                    return Done.ok(new ReceivedItem.All(answers));
                }));
    }

    private Checked check(Caller caller, @Nullable JsonNode item, String at, Instant now) {
        try {
            ReceiveAlert call = StrictJson.read(item, ReceiveAlert.class, at);
            validator.validate(call).stream().findFirst().ifPresent(violation -> {
                throw Refusal.field(
                        at + '/' + violation.getPropertyPath().toString().replace('.', '/'), violation.getMessage());
            });
            return Checked.of(caller, call, now);
        } catch (Refusal refused) {
            String number = item == null || !item.path("number").isTextual()
                    ? null
                    : item.path("number").asText();
            ReceiveAlert unread = new ReceiveAlert(number, "", "", null, null, null, null, null, null, null);
            return Checked.refused(caller, unread, now, refused);
        }
    }

    private static ReceivedItem item(Checked call, Result result, Locale language) {
        String number = call.body().number();
        if (result.refusal() != null) {
            return new ReceivedItem(number, ReceivedItem.Status.REFUSED, null, Problems.of(result.refusal(), language));
        }
        return new ReceivedItem(
                number,
                result.known() ? ReceivedItem.Status.KNOWN : ReceivedItem.Status.RECEIVED,
                result.receipt(),
                null);
    }
}
