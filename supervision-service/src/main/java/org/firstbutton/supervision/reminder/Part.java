package org.firstbutton.supervision.reminder;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.Roles;
import org.jspecify.annotations.Nullable;

/** 提醒对象 — in what part somebody is reminded. */
@Schema(name = "ReminderPart")
public enum Part {
    HANDLER("办理民警", "handles it", null),
    DUTY_LEADER("值班所领导", "leads the unit's duty", Roles.UNIT_CHIEF),
    CUSTODY_DESK("办案区管理", "keeps the case area", Roles.CASE_CENTRE_STAFF),
    LEGAL_OFFICER("法制员", "legal officer of the unit", Roles.LEGAL_OFFICER);

    private final String zh;
    private final String en;
    private final @Nullable String post;

    Part(String zh, String en, @Nullable String post) {
        this.zh = zh;
        this.en = en;
        this.post = post;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Whom a ladder reminds before a limit ends; none where it has no such step, as the integrity ladder E4. */
    static List<Part> of(String ladder) {
        return switch (ladder) {
            case "E1" -> List.of(HANDLER, DUTY_LEADER);
            case "E2" -> List.of(HANDLER);
            case "E3" -> List.of(HANDLER, CUSTODY_DESK, LEGAL_OFFICER);
            default -> List.of();
        };
    }

    /** The role that the roster names for it; none for who is found by his work. */
    @Nullable
    String post() {
        return post;
    }
}
