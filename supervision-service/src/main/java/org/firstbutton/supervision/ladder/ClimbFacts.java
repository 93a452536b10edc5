package org.firstbutton.supervision.ladder;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.FindingFact.FindingAcknowledged;
import org.firstbutton.contract.supervision.FindingFact.FindingTold;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.ladder.Climbs.NewRung;
import org.firstbutton.supervision.notification.NotificationKind;
import org.firstbutton.supervision.notification.Notifications;
import org.firstbutton.supervision.notification.Notifications.Told;
import org.jdbi.v3.core.Handle;

/** 升级事实 — what the ladders tell others; of an integrity finding only on the topic that its unit cannot read. */
@ApplicationScoped
class ClimbFacts {
    private static final Caller MACHINE = new Caller("supervision-service", Set.of("SYSTEM"), List.of(), null, null);

    private final Outbox outbox;
    private final Notifications notifications;

    ClimbFacts(Outbox outbox, Notifications notifications) {
        this.outbox = outbox;
        this.notifications = notifications;
    }

    /**
     * 攀升 — the rungs of one ladder that were climbed now.
     *
     * @param version how many facts were told of this ladder before
     */
    record Climbed(FindingRow row, long version, List<NewRung> rungs) {}

    void told(Handle handle, List<Climbed> all, Instant now) {
        List<Climbed> climbed =
                all.stream().filter(each -> !each.rungs().isEmpty()).toList();
        if (climbed.isEmpty()) {
            return;
        }
        int epoch = outbox.epoch(handle);
        climbed.stream()
                .collect(Collectors.groupingBy(each -> topic(each.row())))
                .forEach((topic, of) -> outbox.recordOn(
                        topic,
                        handle,
                        of.stream()
                                .flatMap(each -> facts(each, now, epoch).stream())
                                .toList()));
        notifications.tell(
                handle,
                climbed.stream()
                        .flatMap(each -> each.rungs().stream()
                                .flatMap(rung -> rung.people().stream().map(person -> told(each.row(), rung, person))))
                        .toList());
    }

    private static List<RecordedFact> facts(Climbed climbed, Instant now, int epoch) {
        FindingRow row = climbed.row();
        List<RecordedFact> facts = new ArrayList<>();
        for (NewRung rung : climbed.rungs()) {
            Fact fact = new FindingTold(
                    row.draft().id().toString(),
                    row.draft().ruleId(),
                    row.draft().ladder(),
                    rung.rung() + 1,
                    rung.posts(),
                    rung.people().size());
            facts.add(recorded(row, climbed.version() + facts.size() + 1, fact, MACHINE, now, epoch));
        }
        return facts;
    }

    private static Told told(FindingRow row, NewRung rung, String person) {
        UUID id = row.draft().id();
        return new Told(
                person,
                NotificationKind.FINDING_TOLD,
                row.draft().severity(),
                "/api/v1/findings/" + id,
                Notices.key(id, rung.rung() + 1),
                row.draft().orgPath(),
                row.draft().integrity());
    }

    void acknowledged(Handle handle, FindingRow row, long version, int rung, Caller by, Instant now) {
        UUID id = row.draft().id();
        Fact fact = new FindingAcknowledged(
                id.toString(), row.draft().ruleId(), row.draft().ladder(), rung + 1);
        outbox.recordOn(topic(row), handle, List.of(recorded(row, version + 1, fact, by, now, outbox.epoch(handle))));
    }

    private static Topic topic(FindingRow row) {
        return row.draft().integrity() ? Topic.SUPERVISION_FINDINGS_INTEGRITY : Topic.SUPERVISION_FINDINGS;
    }

    private static RecordedFact recorded(FindingRow row, long version, Fact fact, Caller by, Instant now, int epoch) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                now,
                now,
                row.draft().matter(),
                row.draft().orgPath(),
                new Actor(by.actorId(), by.actingRole()),
                "climb-" + row.draft().id(),
                version,
                epoch,
                null);
        return new RecordedFact(envelope, fact);
    }
}
