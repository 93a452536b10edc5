package org.firstbutton.scoring.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Severity;

/**
 * 经核实的问题 — what scoring needs to know of it.
 *
 * @param factId id of the fact that confirmed it
 * @param answerable the unit, and the officer where one is named
 */
record ConfirmedFinding(
        UUID factId, String findingId, String ruleId, Severity severity, Instant brokenAt, List<Account> answerable) {

    static ConfirmedFinding of(Envelope envelope, FindingConfirmed fact) {
        // The person who confirmed may hold another unit answerable than the one responsible for the matter.
        String unit = fact.unit().endsWith("/") ? fact.unit() : envelope.orgPath();
        List<Account> answerable = new ArrayList<>();
        answerable.add(Account.unit(unit));
        String officer = fact.officer();
        if (officer != null && !officer.isBlank()) {
            answerable.add(Account.officer(officer, unit));
        }
        return new ConfirmedFinding(
                envelope.id(),
                fact.findingId(),
                fact.ruleId(),
                Severity.valueOf(fact.severity().toUpperCase(Locale.ROOT)),
                fact.brokenAt(),
                answerable);
    }

    List<Account> answerable(Set<AccountKind> kinds) {
        return answerable.stream()
                .filter(account -> kinds.contains(account.kind()))
                .toList();
    }
}
