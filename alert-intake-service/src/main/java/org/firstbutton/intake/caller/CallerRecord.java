package org.firstbutton.intake.caller;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 报警人明文 — all personal data of an alert; sealed as one value. */
@Schema(name = "RevealedCaller")
public record CallerRecord(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String narrative) {

    boolean saysNothing() {
        return name == null && phone == null && address == null && narrative == null;
    }

    /** Personal values stand in no message. */
    @Override
    public String toString() {
        return "CallerRecord[…]";
    }
}
