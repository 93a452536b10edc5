package org.firstbutton.supervision.notification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 通知偏好接口 — what the caller wants to be told as it happens, and when not. */
@Path("/api/v1/me/notification-preferences")
@Tag(name = "notifications", description = "通知 Notifications")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE,
    Roles.SCORE_ADMIN,
    Roles.OPS
})
public class PreferenceResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Preferences preferences;
    private final Notifications notifications;
    private final AuditTrail audit;

    PreferenceResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Preferences preferences,
            Notifications notifications,
            AuditTrail audit) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.preferences = preferences;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** 通知偏好 */
    @Schema(name = "NotificationPreferences", description = "通知偏好 — times are those of the bureau's zone")
    public record PreferenceView(
            @NotNull @Schema(description = "Kinds that are not pushed; HIGH and CRITICAL are pushed all the same")
            Set<@NotNull NotificationKind> muted,

            @Schema(examples = "22:00", description = "Given with quietTo; the quiet hours may run past midnight")
            @Nullable
            String quietFrom,

            @Schema(examples = "07:00") @Nullable String quietTo,

            @Schema(examples = "08:30", description = "Everything below HIGH is pushed once a day, then") @Nullable
            String digestAt) {

        static PreferenceView of(Preference kept) {
            return new PreferenceView(
                    kept.muted(), text(kept.quietFrom()), text(kept.quietTo()), text(kept.digestAt()));
        }

        Preference preference() {
            LocalTime from = time("quietFrom", quietFrom);
            LocalTime to = time("quietTo", quietTo);
            if ((from == null) != (to == null) || (from != null && from.equals(to))) {
                throw Refusal.field("quietTo", "须有起止，且不相同 / quiet hours have a start and another end");
            }
            return new Preference(muted, from, to, time("digestAt", digestAt));
        }

        private static @Nullable String text(@Nullable LocalTime time) {
            return time == null ? null : time.toString();
        }

        private static @Nullable LocalTime time(String field, @Nullable String text) {
            try {
                return text == null ? null : LocalTime.parse(text);
            } catch (DateTimeParseException unreadable) {
                throw Refusal.field(field, "须为 HH:mm / reads HH:mm");
            }
        }
    }

    @GET
    @Operation(operationId = "getNotificationPreferences", summary = "我的通知偏好 / What the caller prefers")
    public PreferenceView mine() {
        Caller me = caller.get();
        return transactions.inScopeOf(
                me,
                handle -> PreferenceView.of(preferences.of(handle, me.actorId()).preference()));
    }

    @POST
    @Operation(
            operationId = "setNotificationPreferences",
            summary = "设定通知偏好 / From now on, and for what waits; a notice exists all the same and its ladder goes on")
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = PreferenceView.class)))
    public Response keep(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PreferenceView wanted) {
        Caller me = caller.get();
        Preference preference = wanted.preference();
        String orgPath = me.orgPaths().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(ProblemKind.FORBIDDEN, "令牌不含组织 / the token names no organisation"));
        return commands.once(me, "POST /me/notification-preferences", key, wanted, handle -> {
            String person = me.actorId();
            preferences.keep(handle, person, orgPath, preference);
            notifications.replan(handle, person, preference);
            long version = preferences.of(handle, person).version();
            audit.record(
                    handle,
                    AuditEntry.done(me, "set preferences", "notification-preference", person, version, orgPath));
            return Commands.Done.ok(PreferenceView.of(preference));
        });
    }
}
