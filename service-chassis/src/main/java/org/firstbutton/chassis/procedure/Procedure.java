package org.firstbutton.chassis.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 程序 — the table of one kind of proceeding: its states, its steps, and which step leads from where to where. A state
 * without a line is an end.
 */
public final class Procedure {
    /** Where a proceeding stands before it exists; the steps allowed here open one. */
    public static final String NOWHERE = "-";

    /** Where a proceeding stands whose opening awaits approval. */
    public static final String PROPOSED = "PROPOSED";

    /** Where it ends if the opening is refused. */
    public static final String REFUSED = "REFUSED";

    private final Head head;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> moves = new LinkedHashMap<>();

    /**
     * What a procedure is called and who sees it.
     *
     * @param path its collection in URLs, for example {@code measures}
     * @param source section of the design it follows, as refusals quote it, for example {@code b4}
     * @param readers roles that see all proceedings of their organisations
     * @param hands roles that see only those they have had a hand in
     */
    public record Head(String path, String zh, String en, String source, Set<String> readers, Set<String> hands) {}

    /** 状态 */
    public record State(String name, String zh, String en) {}

    /**
     * Reads a procedure from its three tables; cells are divided by {@code |}, the first line of each is its heading.
     *
     * @param states {@code state | zh | en}
     * @param steps {@code step | zh | en | fact | by | approved by | given}
     * @param moves {@code state | steps | then}
     * @throws IllegalArgumentException if a name is used that no table explains
     */
    public Procedure(Head head, String states, String steps, String moves) {
        this.head = head;
        rows(states, 3, cells -> this.states.put(cells[0], new State(cells[0], cells[1], cells[2])));
        this.steps.putAll(stepsOf(steps));
        rows(moves, 3, cells -> words(cells[1]).forEach(step -> addMove(cells[0], step, cells[2])));
        if (this.steps.values().stream().anyMatch(Step::needsApproval)) {
            this.states.put(PROPOSED, new State(PROPOSED, "待批", "awaits approval"));
            this.states.put(REFUSED, new State(REFUSED, "未批准", "not approved"));
        }
        topic();
    }

    /**
     * Reads a table of steps alone, {@code step | zh | en | fact | by | approved by | given}, in its order.
     *
     * @throws IllegalArgumentException if it names a fact that there is not
     */
    public static Map<String, Step> stepsOf(String table) {
        Map<String, Step> steps = new LinkedHashMap<>();
        rows(table, 7, cells -> steps.put(cells[0], step(cells)));
        return steps;
    }

    private static void rows(String table, int cells, Consumer<String[]> row) {
        table.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            if (parts.length != cells) {
                throw new IllegalArgumentException(cells + " cells are expected: " + line);
            }
            row.accept(parts);
        });
    }

    private static Step step(String[] cells) {
        Class<? extends Fact> fact = FactTypes.byName(cells[3])
                .orElseThrow(() -> new IllegalArgumentException("no fact is called " + cells[3]));
        Map<String, String> given = words(cells[6])
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')), word -> word.substring(word.indexOf('=') + 1)));
        return new Step(
                cells[0],
                cells[1],
                cells[2],
                fact,
                words(cells[4]).collect(Collectors.toSet()),
                words(cells[5]).collect(Collectors.toSet()),
                given);
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty());
    }

    private void addMove(String state, String step, String then) {
        if (!steps.containsKey(step)) {
            throw new IllegalArgumentException(head.path + " knows no step " + step);
        }
        for (String name : List.of(state, then)) {
            if (!states.containsKey(name) && !name.equals(NOWHERE)) {
                throw new IllegalArgumentException(head.path + " knows no state " + name);
            }
        }
        moves.computeIfAbsent(state, any -> new LinkedHashMap<>()).put(step, then);
    }

    public Head head() {
        return head;
    }

    public Collection<Step> steps() {
        return List.copyOf(steps.values());
    }

    public Collection<State> states() {
        return List.copyOf(states.values());
    }

    /** The state of this name. */
    public State state(String name) {
        return java.util.Objects.requireNonNull(states.get(name), name);
    }

    /** The one topic that carries all its facts, so that a consumer of it sees no gap. */
    public Topic topic() {
        List<Topic> topics = steps.values().stream()
                .map(step -> FactTypes.topicOf(step.fact()))
                .distinct()
                .toList();
        if (topics.size() != 1) {
            throw new IllegalArgumentException(head.path + " speaks on " + topics);
        }
        return topics.get(0);
    }

    /** The step of this name; 404 if there is none. */
    public Step step(String name) {
        return Optional.ofNullable(steps.get(name)).orElseThrow(Refusal::notFound);
    }

    public boolean opens(Step step) {
        return moves.getOrDefault(NOWHERE, Map.of()).containsKey(step.name());
    }

    /** Steps that lead on from this state. */
    public List<String> allowedIn(String state) {
        return List.copyOf(moves.getOrDefault(state, Map.of()).keySet());
    }

    public boolean endsIn(String state) {
        return !moves.containsKey(state) && !state.equals(PROPOSED);
    }

    /** Where the step leads, if this state allows it. */
    public Optional<String> next(String state, Step step) {
        return Optional.ofNullable(moves.getOrDefault(state, Map.of()).get(step.name()));
    }

    /** Where the step leads; 409 naming the rule if this state does not allow it. */
    public String require(@Nullable String state, Step step) {
        String from = state == null ? NOWHERE : state;
        return next(from, step).orElseThrow(() -> forbidden(from, step));
    }

    private Refusal forbidden(String state, Step step) {
        String where = moves.entrySet().stream()
                .filter(line -> line.getValue().containsKey(step.name()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        String rule = head.source + ": " + step.rule()
                + (where.equals(NOWHERE) ? " only opens one" : " only in " + where.replace(NOWHERE + ", ", ""));
        return Refusal.forbiddenBy(
                rule, head.zh + "“" + step.zh() + "”：当前状态 " + state + " 不允许 / " + rule + "; it is " + state);
    }

    /** Everybody who may approve some step of it. */
    public Set<String> approvers() {
        return steps.values().stream()
                .flatMap(step -> step.approvers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everybody who may look at some of it. */
    public Set<String> seers() {
        Set<String> all = new TreeSet<>(head.readers);
        all.addAll(head.hands);
        return all;
    }

    @Override
    public String toString() {
        return head.path + " " + new ArrayList<>(steps.keySet());
    }
}
