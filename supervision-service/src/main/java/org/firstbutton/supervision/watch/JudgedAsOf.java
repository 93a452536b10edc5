package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.finding.AsOf;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingFilter;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.Timeline;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 截至判定 — judges what is on record as of an earlier instant: facts that occurred later are hidden, and of the time before
 * no more is taken for complete than the sweep takes now, so that nobody is accused here who is not accused there. Every
 * fact of a matter is read, whoever asks; only findings in the asker's scope leave.
 */
@ApplicationScoped
class JudgedAsOf implements AsOf {
    private static final int AT_ONCE = 300;

    private final Transactions transactions;
    private final PacksInForce packs;
    private final TimelineReader reader;
    private final Timelines timelines;
    private final Sources sources;
    private final Gates gates;

    JudgedAsOf(
            Transactions transactions,
            PacksInForce packs,
            TimelineReader reader,
            Timelines timelines,
            Sources sources,
            Gates gates) {
        this.transactions = transactions;
        this.packs = packs;
        this.reader = reader;
        this.timelines = timelines;
        this.sources = sources;
        this.gates = gates;
    }

    @Override
    public Page judge(Caller caller, FindingFilter filter, Instant asOf, @Nullable String cursor, int limit) {
        Key from = cursor == null ? new Key("", "") : key(cursor);
        List<FindingDraft> found = new ArrayList<>();
        do {
            Key after = from;
            List<Due> batch = transactions.asConsumer(handle -> {
                List<Due> next = timelines.after(handle, after, AT_ONCE);
                judge(handle, next, asOf).stream()
                        .filter(draft -> caller.covers(draft.orgPath()))
                        .filter(draft -> !draft.integrity() || caller.seesIntegrity())
                        .filter(filter::passes)
                        .forEach(found::add);
                return next;
            });
            if (batch.size() < AT_ONCE) {
                return new Page(found, null);
            }
            from = batch.get(batch.size() - 1).key();
        } while (found.size() < limit);
        return new Page(found, text(from));
    }

    private List<FindingDraft> judge(Handle handle, List<Due> batch, Instant asOf) {
        Map<String, Source> known = sources.all(handle);
        PackSet set = packs.of(handle);
        Map<Key, Timeline> read =
                reader.read(handle, batch.stream().map(Due::key).toList(), set);
        return Hearing.all(batch, read, new Standings(asOf, gates.open(handle, known), known)).stream()
                .flatMap(hearing -> hearing.findings(hearing.by(set.judge())).stream())
                .toList();
    }

    private static String text(Key key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key.kind() + "\n" + key.key()).getBytes(StandardCharsets.UTF_8));
    }

    private static Key key(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2);
            return new Key(parts[0], parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw Refusal.field("cursor", "not a cursor of this list");
        }
    }
}
