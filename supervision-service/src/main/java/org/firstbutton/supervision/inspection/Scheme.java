package org.firstbutton.supervision.inspection;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 巡查方案 — one version of one scheme.
 *
 * @param scheme the name that its versions share
 * @param orgPath whose it is; the units below use it. Empty for what the product ships: names without items
 * @param revision how often the row changed
 * @param draftedBy everybody who wrote on it; none of them approves it
 */
@Schema(name = "InspectionScheme")
public record Scheme(
        UUID id,
        @Schema(examples = "FIVE_CHECKS") String scheme,
        int version,
        @Schema(examples = "HB/JZ/SS/") String orgPath,
        State state,
        long revision,
        List<String> draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        SchemeContent content) {

    /** 方案状态 — {@code NAMED}: the sources name it and do not list it. */
    @Schema(name = "SchemeState")
    public enum State {
        NAMED,
        DRAFT,
        APPROVED
    }

    Scheme edited(SchemeContent fresh, String editor, Instant at) {
        TreeSet<String> hands = new TreeSet<>(draftedBy);
        hands.add(editor);
        return new Scheme(
                id, scheme, version, orgPath, State.DRAFT, revision + 1, List.copyOf(hands), at, null, null, fresh);
    }

    Scheme approved(String approver, Instant at) {
        return new Scheme(
                id,
                scheme,
                version,
                orgPath,
                State.APPROVED,
                revision + 1,
                draftedBy,
                draftedAt,
                approver,
                at,
                content);
    }
}
