package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.firstbutton.supervision.evidence.BrokenSeal.Part;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.PackRefused;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/**
 * 复算 — opens a bundle as an outsider would: first whether it is what was signed, then whether the same judge, given
 * the same rules, calendar and facts, comes to the same verdict. A pack is compiled once however many bundles carry it.
 */
public final class BundleCheck {
    private record Bench(RulePack pack, Judge judge) {}

    private final Map<String, Bench> benches = new HashMap<>();

    /** What the judge says now. */
    public record Result(@Nullable Duty duty, List<Figures.Difference> differences) {
        public boolean isSame() {
            return differences.isEmpty();
        }
    }

    /**
     * Whether it is what was signed.
     *
     * @param trusted keys of the reader's own; none means that the bundle's word is taken for who signed it
     * @return the key that signed it
     * @throws BrokenSeal where it is not
     */
    public SignerKey requireSeal(Bundle bundle, List<SignerKey> trusted) {
        SignerKey embedded = embeddedKey(bundle);
        Optional<SignerKey> known = trusted.stream()
                .filter(key -> key.fingerprint().equals(embedded.fingerprint()))
                .findFirst();
        if (!trusted.isEmpty() && known.isEmpty()) {
            throw new BrokenSeal(Part.KEY, embedded.fingerprint());
        }
        SignerKey key = known.orElse(embedded);
        if (!bundle.isSealBlockSound() || !key.hasSigned(bundle.canonical(), bundle.signature())) {
            throw new BrokenSeal(Part.SIGNATURE, key.fingerprint());
        }
        requireHash(Part.PACK_HASH, bundle.pack());
        bundle.calendar().path("files").forEach(file -> requireHash(Part.CALENDAR_HASH, file));
        for (JsonNode fact : bundle.facts()) {
            if (!CanonicalJson.sha256(fact.path("event"))
                    .equals(fact.path("sha256").textValue())) {
                throw new BrokenSeal(
                        Part.FACT_HASH, fact.path("event").path("id").asText());
            }
        }
        return key;
    }

    private static SignerKey embeddedKey(Bundle bundle) {
        try {
            return bundle.embeddedKey();
        } catch (UnreadableBundle noKey) {
            throw new BrokenSeal(Part.SIGNATURE, "publicKey");
        }
    }

    private static void requireHash(Part part, JsonNode section) {
        String stated = section.path("sha256").asText();
        if (!CanonicalJson.sha256(section.path("text").asText()).equals(stated)) {
            throw new BrokenSeal(part, stated);
        }
    }

    /** @throws UnreadableBundle where rules, calendar or facts cannot be read */
    public Result judge(Bundle bundle) {
        return judge(bundle, null);
    }

    /** The verdict as it would be had this fact never come in; what it is compared with stays what was stated. */
    public Result judge(Bundle bundle, @Nullable String withoutFact) {
        return readable(() -> {
            Bench bench = bench(bundle);
            List<TimelineFact> facts = bundle.facts().stream()
                    .map(line -> EventLine.read(line, bench.pack().vocabulary()))
                    .filter(fact -> !fact.id().equals(withoutFact))
                    .toList();
            JsonNode stated = bundle.finding();
            Timeline timeline = Timeline.of(
                    stated.path("subjectKind").asText(), stated.path("subject").asText(), facts);
            String id = stated.path("id").asText();
            Duty duty = bench.judge().judge(timeline, Explanation.viewpoint(bundle.viewpoint())).duties().stream()
                    .filter(each -> each.findingId().toString().equals(id))
                    .findFirst()
                    .orElse(null);
            return new Result(duty, Figures.differences(bundle, duty));
        });
    }

    private Bench bench(Bundle bundle) {
        JsonNode calendar = bundle.calendar();
        String key = bundle.pack().path("sha256").asText() + CanonicalJson.sha256(calendar);
        return benches.computeIfAbsent(key, any -> {
            RulePack pack = PackReader.read(
                    bundle.pack().path("name").asText(),
                    bundle.pack().path("text").asText());
            Calendars calendars = new Calendars(
                    ZoneId.of(calendar.path("zone").asText()),
                    WorkCalendar.of(calendar.path("files")
                            .valueStream()
                            .map(file -> file.path("text").asText())
                            .toList()),
                    calendar.path("weekendsMoveTheEnd").booleanValue());
            return new Bench(pack, new Judge(List.of(pack), calendars));
        });
    }

    // A signed bundle of a later version may hold what this one does not know; that must not look like another verdict.
    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableBundle unreadable) {
            throw unreadable;
        } catch (PackRefused refused) {
            throw new UnreadableBundle("the rule pack is refused: " + refused.getMessage(), refused);
        } catch (RuntimeException malformed) {
            throw new UnreadableBundle(String.valueOf(malformed.getMessage()), malformed);
        }
    }
}
