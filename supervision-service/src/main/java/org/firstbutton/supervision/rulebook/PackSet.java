package org.firstbutton.supervision.rulebook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.Judge;

/** 规则集 — the packs that judge together, and those on trial beside them. It never changes: one sweep uses one set. */
public final class PackSet {
    private static final long COMPARISONS_OPEN = 2;
    private static final long COMPARISONS_READ = 3;

    /** 带原文的规则包 */
    record Text(RulePack pack, String yaml) {
        String key() {
            return pack.name() + "/" + pack.version();
        }
    }

    /** 试行规则包 — judged as if in force, and accuses nobody. */
    public record OnTrial(UUID id, RulePack pack, Judge judge) {}

    private final long version;
    private final List<Text> texts;
    private final List<OnTrial> onTrial;
    private final Set<String> unrecorded;
    private final Calendars calendars;
    private final Judge judge;
    private final Map<Correlation, Set<String>> types;

    PackSet(long version, List<Text> texts, Set<String> unrecorded, Calendars calendars) {
        this(version, texts, List.of(), unrecorded, calendars, judge(packs(texts), unrecorded, calendars));
    }

    private PackSet(
            long version,
            List<Text> texts,
            List<OnTrial> onTrial,
            Set<String> unrecorded,
            Calendars calendars,
            Judge judge) {
        this.version = version;
        this.texts = List.copyOf(texts);
        this.onTrial = List.copyOf(onTrial);
        this.unrecorded = unrecorded;
        this.calendars = calendars;
        this.judge = judge;
        this.types = types(judge, this.onTrial);
    }

    /** The same set with one more pack on trial beside it. */
    public PackSet besides(UUID id, RulePack pack) {
        List<OnTrial> more = new ArrayList<>(onTrial);
        more.add(new OnTrial(id, pack, judge(List.of(pack), unrecorded, calendars)));
        return new PackSet(version, texts, more, unrecorded, calendars, judge);
    }

    /** The number of the last change that this set knows of. */
    public long version() {
        return version;
    }

    public List<RulePack> packs() {
        return packs(texts);
    }

    public Optional<RulePack> pack(String name) {
        return packs().stream().filter(pack -> pack.name().equals(name)).findFirst();
    }

    /** As findings name their packs: {@code name/version}. */
    public Set<String> names() {
        return texts.stream().map(Text::key).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> ruleIds() {
        return packs().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(Rule::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<String> textOf(String pack) {
        return texts.stream()
                .filter(text -> text.key().equals(pack))
                .map(Text::yaml)
                .findFirst();
    }

    public List<OnTrial> onTrial() {
        return onTrial;
    }

    public Judge judge() {
        return judge;
    }

    public Calendars calendars() {
        return calendars;
    }

    /** Facts that no source of this installation records yet. */
    public Set<String> unrecorded() {
        return unrecorded;
    }

    /** The facts for which this rule waits before it judges anybody; none for a rule that judges. */
    public Set<String> waitsFor(Rule rule) {
        return rule.waitsFor(unrecorded);
    }

    /** The types of facts that must stand on such a timeline for all who judge it, on trial or not. */
    public Set<String> typesOn(Correlation kind) {
        return types.getOrDefault(kind, Set.of());
    }

    private static Map<Correlation, Set<String>> types(Judge judge, List<OnTrial> onTrial) {
        Map<Correlation, Set<String>> types = new EnumMap<>(Correlation.class);
        for (Correlation kind : Correlation.values()) {
            Set<String> ofAll = new HashSet<>(judge.typesOn(kind));
            onTrial.forEach(trial -> ofAll.addAll(trial.judge().typesOn(kind)));
            types.put(kind, Set.copyOf(ofAll));
        }
        return types;
    }

    /** The kinds of timelines that any rule looks at, on trial or not. */
    public Set<String> kinds() {
        Set<String> kinds = new HashSet<>(judge.kinds());
        onTrial.forEach(trial -> kinds.addAll(trial.judge().kinds()));
        return kinds;
    }

    /** When the first comparison ends that counts such a fact, in force or on trial; what comes later comes late. */
    public Optional<Instant> comparedAt(String type, Instant occurredAt) {
        return Stream.concat(Stream.of(judge), onTrial.stream().map(OnTrial::judge))
                .flatMap(one -> one.comparedAt(type, occurredAt).stream())
                .min(Instant::compareTo);
    }

    /** From here on the facts of a county are read: a comparison that began at {@link #judgedFrom} is then complete. */
    public Instant readFrom(Instant now) {
        int longest = judge.longestComparison();
        for (OnTrial trial : onTrial) {
            longest = Math.max(longest, trial.judge().longestComparison());
        }
        return now.minus(Duration.ofDays(COMPARISONS_READ * longest + 2L));
    }

    /** What began earlier on such a timeline this judge leaves as it is: comparisons of peers close one day. */
    public static Instant judgedFrom(Judge judge, String kind, Instant now) {
        return kind.equals(Correlation.COUNTY.key())
                ? now.minus(Duration.ofDays(COMPARISONS_OPEN * judge.longestComparison() + 1L))
                : Instant.EPOCH;
    }

    private static List<RulePack> packs(List<Text> texts) {
        return texts.stream().map(Text::pack).toList();
    }

    private static Judge judge(List<RulePack> packs, Set<String> unrecorded, Calendars calendars) {
        return new Judge(packs.stream().map(pack -> pack.without(unrecorded)).toList(), calendars);
    }
}
