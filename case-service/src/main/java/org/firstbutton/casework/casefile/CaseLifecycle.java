package org.firstbutton.casework.casefile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.Refusal;

/**
 * 案件生命周期 — the transition tables b2 (administrative) and b3 (criminal); nothing else decides what may be done to a
 * case when. A state without a line is an end.
 */
public final class CaseLifecycle {
    /** An act after the review has not been reviewed, so it leads back. */
    private static final String ADMIN = """
            state           | what may be done                               | then
            REPORTED        | ASSIGN ENQUIRE EXTEND_CLOCK                    | REPORTED
            REPORTED        | ACCEPT                                         | ACCEPTED
            REPORTED        | NOT_ACCEPT                                     | NOT_ACCEPTED
            ACCEPTED        | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK   | ACCEPTED
            ACCEPTED        | ENQUIRE                                        | INVESTIGATING
            INVESTIGATING   | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK   | INVESTIGATING
            INVESTIGATING   | ENQUIRE                                        | INVESTIGATING
            INVESTIGATING   | REQUEST_REVIEW                                 | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW | ASSIGN RESUME_CLOCK EXTEND_CLOCK               | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW | RETURN_REVIEW                                  | INVESTIGATING
            IN_LEGAL_REVIEW | PASS_REVIEW                                    | REVIEWED
            REVIEWED        | ASSIGN RESUME_CLOCK EXTEND_CLOCK               | REVIEWED
            REVIEWED        | ENQUIRE                                        | INVESTIGATING
            REVIEWED        | DECIDE                                         | DECIDED
            DECIDED         | ASSIGN                                         | DECIDED
            DECIDED         | CLOSE                                          | CLOSED
            """;

    /** Before filing nobody is coerced (no interrogation); a decision on a measure does not end an investigation. */
    private static final String CRIMINAL = """
            state           | what may be done                               | then
            REPORTED        | ASSIGN ENQUIRE EXTEND_CLOCK                    | REPORTED
            REPORTED        | FILE                                           | FILED
            REPORTED        | NOT_FILE                                       | NOT_FILED
            FILED           | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK   | FILED
            FILED           | ENQUIRE INTERROGATE                            | INVESTIGATING
            INVESTIGATING   | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK   | INVESTIGATING
            INVESTIGATING   | ENQUIRE INTERROGATE                            | INVESTIGATING
            INVESTIGATING   | REQUEST_REVIEW                                 | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW | ASSIGN RESUME_CLOCK EXTEND_CLOCK               | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW | RETURN_REVIEW                                  | INVESTIGATING
            IN_LEGAL_REVIEW | PASS_REVIEW                                    | REVIEWED
            REVIEWED        | ASSIGN RESUME_CLOCK EXTEND_CLOCK               | REVIEWED
            REVIEWED        | ENQUIRE INTERROGATE                            | INVESTIGATING
            REVIEWED        | DECIDE                                         | DECIDED
            DECIDED         | ASSIGN                                         | DECIDED
            DECIDED         | ENQUIRE INTERROGATE                            | INVESTIGATING
            DECIDED         | REQUEST_REVIEW                                 | IN_LEGAL_REVIEW
            DECIDED         | CLOSE                                          | CLOSED
            """;

    private static final Map<CaseKind, CaseLifecycle> ALL = Map.of(
            CaseKind.ADMIN, new CaseLifecycle(CaseKind.ADMIN, ADMIN),
            CaseKind.CRIMINAL, new CaseLifecycle(CaseKind.CRIMINAL, CRIMINAL));

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
