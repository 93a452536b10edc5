package org.firstbutton.intake.alert;

import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.RecordedFact;

/**
 * 回执 — the answer to a command. It carries no personal data, since it is kept to be replayed.
 *
 * @param facts what was recorded, in order
 */
public record AlertReceipt(UUID id, AlertState state, long version, String orgPath, List<FactReceipt> facts) {

    /** 已记录事实 — {@code data} holds the ids given to a dispatch, transfer or feedback. */
    public record FactReceipt(UUID id, String type, long version, Object data) {}

    public static AlertReceipt of(Alert alert, List<RecordedFact> facts) {
        return new AlertReceipt(
                alert.id(),
                alert.state(),
                alert.version(),
                alert.orgPath(),
                facts.stream()
                        .map(fact -> new FactReceipt(
                                fact.envelope().id(),
                                fact.envelope().type(),
                                fact.envelope().version(),
                                fact.fact()))
                        .toList());
    }
}
