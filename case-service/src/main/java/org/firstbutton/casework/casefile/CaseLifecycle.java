package org.firstbutton.casework.casefile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.Refusal;

/**
 * 案件生命周期 — the transition tables b2 (administrative) and b3 (criminal); what they forbid nothing else allows.
 */
public final class CaseLifecycle {
    private static final Map<CaseKind, CaseLifecycle> ALL = Map.of(
            CaseKind.ADMIN, new CaseLifecycle(CaseKind.ADMIN, CaseTables.ADMIN),
            CaseKind.CRIMINAL, new CaseLifecycle(CaseKind.CRIMINAL, CaseTables.CRIMINAL));

    private final CaseKind kind;
    private final Map<CaseState, Map<CaseCommand, CaseState>> moves = new EnumMap<>(CaseState.class);

    private CaseLifecycle(CaseKind kind, String table) {
        this.kind = kind;
        table.lines().skip(1).map(line -> line.split("\\|")).forEach(cells -> {
            Map<CaseCommand, CaseState> line = moves.computeIfAbsent(
                    CaseState.valueOf(cells[0].trim()), state -> new EnumMap<>(CaseCommand.class));
            CaseState then = CaseState.valueOf(cells[2].trim());
            Stream.of(cells[1].trim().split(" ")).map(CaseCommand::valueOf).forEach(command -> line.put(command, then));
        });
    }

    public static CaseLifecycle of(CaseKind kind) {
        CaseLifecycle lifecycle = ALL.get(kind);
        if (lifecycle == null) {
            throw new IllegalStateException("no life cycle for " + kind);
        }
        return lifecycle;
    }

    /** Where the command leads, if it is allowed in this state. */
    public Optional<CaseState> next(CaseState state, CaseCommand command) {
        return Optional.ofNullable(moves.getOrDefault(state, Map.of()).get(command));
    }

    /**
     * Where a case stands of which a source tells this out of turn: where the command leads first, if there is no state
     * but that one which it leaves as it is; none for what is done along the way.
     */
    public Optional<CaseState> implied(CaseCommand command) {
        List<Map.Entry<CaseState, CaseState>> uses = Stream.concat(
                        Stream.of(this), ALL.values().stream().filter(other -> other != this))
                .map(lifecycle -> lifecycle.uses(command))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        return uses.stream()
                .findFirst()
                .map(Map.Entry::getValue)
                .filter(first ->
                        uses.stream().noneMatch(use -> use.getKey() == use.getValue() && use.getValue() != first))
                .filter(first -> uses.stream().anyMatch(use -> use.getKey() != first));
    }

    private List<Map.Entry<CaseState, CaseState>> uses(CaseCommand command) {
        return moves.entrySet().stream()
                .filter(line -> line.getValue().containsKey(command))
                .map(line -> Map.entry(
                        line.getKey(),
                        java.util.Objects.requireNonNull(line.getValue().get(command))))
                .toList();
    }

    /** What may be done in this state. */
    public List<CaseCommand> allowedIn(CaseState state) {
        return List.copyOf(moves.getOrDefault(state, Map.of()).keySet());
    }

    /** Where the command leads; a refusal that names the rule if it is not allowed. */
    public CaseState require(CaseState state, CaseCommand command) {
        return next(state, command).orElseThrow(() -> forbidden(state, command));
    }

    private Refusal forbidden(CaseState state, CaseCommand command) {
        String states = moves.entrySet().stream()
                .filter(line -> line.getValue().containsKey(command))
                .map(line -> line.getKey().name())
                .collect(Collectors.joining(", "));
        String rule = kind.lifecycle() + ": " + command.rule() + (states.isEmpty() ? " never" : " only in " + states);
        String zh = states.isEmpty()
                ? kind.zh() + "不适用“" + command.zh() + "”"
                : kind.zh() + "“" + command.zh() + "”仅限状态 " + states + "，当前为 " + state;
        return Refusal.forbiddenBy(rule, zh + " / " + rule + "; the case is " + state);
    }
}
