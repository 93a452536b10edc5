package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseLifecycleTest {
    /** Written by hand from b2 and b3, line by line another way than the table: command → states that allow it. */
    private static final String EXPECTED = """
            ADMIN    ACCEPT                       REPORTED>ACCEPTED
            ADMIN    NOT_ACCEPT                   REPORTED>NOT_ACCEPTED
            ADMIN    ASSIGN                       REPORTED ACCEPTED FAST_TRACK INVESTIGATING MEDIATING MEDIATED IN_LEGAL_REVIEW
            ADMIN    ASSIGN                       REVIEWED NOTICED HEARING DECIDED SERVED EXECUTING
            ADMIN    ENQUIRE                      REPORTED ACCEPTED>INVESTIGATING FAST_TRACK INVESTIGATING REVIEWED>INVESTIGATING
            ADMIN    ENQUIRE                      NOTICED>INVESTIGATING
            ADMIN    PAUSE_CLOCK                  ACCEPTED INVESTIGATING
            ADMIN    RESUME_CLOCK                 ACCEPTED INVESTIGATING MEDIATING IN_LEGAL_REVIEW REVIEWED NOTICED HEARING
            ADMIN    EXTEND_CLOCK                 REPORTED ACCEPTED FAST_TRACK INVESTIGATING MEDIATING IN_LEGAL_REVIEW REVIEWED
            ADMIN    EXTEND_CLOCK                 NOTICED HEARING
            ADMIN    REQUEST_REVIEW               INVESTIGATING>IN_LEGAL_REVIEW FAST_TRACK>IN_LEGAL_REVIEW
            ADMIN    RETURN_REVIEW                IN_LEGAL_REVIEW>INVESTIGATING
            ADMIN    PASS_REVIEW                  IN_LEGAL_REVIEW>REVIEWED
            ADMIN    DECIDE                       REVIEWED>DECIDED NOTICED>DECIDED
            ADMIN    CLOSE                        DECIDED>CLOSED SERVED>CLOSED EXECUTED>CLOSED REVOKED>CLOSED
            ADMIN    ACCEPT_EVIDENCE              REPORTED ACCEPTED FAST_TRACK INVESTIGATING
            ADMIN    ISSUE_RECEIPT                REPORTED ACCEPTED NOT_ACCEPTED
            ADMIN    RECEIVE_REFERRAL             REPORTED
            ADMIN    REQUEST_REFERRAL_SUPPLEMENT  REPORTED
            ADMIN    DETERMINE_JURISDICTION       REPORTED ACCEPTED INVESTIGATING
            ADMIN    TRANSFER                     REPORTED>TRANSFERRED ACCEPTED>TRANSFERRED INVESTIGATING>TRANSFERRED
            ADMIN    START_FAST_TRACK             ACCEPTED>FAST_TRACK INVESTIGATING>FAST_TRACK
            ADMIN    CONVERT_TO_GENERAL           FAST_TRACK>INVESTIGATING
            ADMIN    CONVERT_TO_CRIMINAL          INVESTIGATING>REPORTED
            ADMIN    TERMINATE                    INVESTIGATING>TERMINATED
            ADMIN    START_MEDIATION              INVESTIGATING>MEDIATING
            ADMIN    CONCLUDE_MEDIATION           MEDIATING>MEDIATED
            ADMIN    FAIL_MEDIATION               MEDIATING>INVESTIGATING MEDIATED>INVESTIGATING
            ADMIN    PERFORM_MEDIATION            MEDIATED>CLOSED_BY_MEDIATION
            ADMIN    GIVE_NOTICE                  REVIEWED>NOTICED NOTICED
            ADMIN    REQUEST_HEARING              NOTICED>HEARING
            ADMIN    HOLD_HEARING                 HEARING>NOTICED
            ADMIN    ISSUE_DOCUMENT               REPORTED NOT_ACCEPTED ACCEPTED FAST_TRACK INVESTIGATING MEDIATING MEDIATED
            ADMIN    ISSUE_DOCUMENT               REVIEWED NOTICED HEARING DECIDED SERVED EXECUTING CONTESTED REVOKED
            ADMIN    SERVE_NOTICE                 REPORTED NOT_ACCEPTED ACCEPTED FAST_TRACK INVESTIGATING MEDIATING MEDIATED
            ADMIN    SERVE_NOTICE                 REVIEWED NOTICED HEARING DECIDED SERVED EXECUTING CONTESTED REVOKED
            ADMIN    SERVE_DECISION               DECIDED>SERVED SERVED
            ADMIN    DELIVER_EXECUTION            SERVED>EXECUTING
            ADMIN    REQUEST_SUSPENSION           SERVED EXECUTING CONTESTED
            ADMIN    SUSPEND_EXECUTION            SERVED EXECUTING>SERVED CONTESTED
            ADMIN    COMPLETE_EXECUTION           SERVED>EXECUTED EXECUTING>EXECUTED
            ADMIN    ISSUE_ACCIDENT_DETERMINATION INVESTIGATING
            ADMIN    REQUEST_RECONSIDERATION      SERVED>CONTESTED EXECUTING>CONTESTED EXECUTED>CONTESTED
            ADMIN    UPHOLD_RECONSIDERATION       CONTESTED>SERVED
            ADMIN    REVOKE_RECONSIDERATION       CONTESTED>REVOKED
            ADMIN    RECORD_CORRECTION_NOTICE     ACCEPTED INVESTIGATING IN_LEGAL_REVIEW REVIEWED
            ADMIN    RECORD_URGING_LETTER         ACCEPTED INVESTIGATING IN_LEGAL_REVIEW REVIEWED
            CRIMINAL FILE                         REPORTED>FILED UNDER_SUPERVISION>FILED FILING_ORDERED>FILED WITHDRAWN>FILED
            CRIMINAL NOT_FILE                     REPORTED>NOT_FILED UNDER_SUPERVISION>NOT_FILED
            CRIMINAL ASSIGN                       REPORTED UNDER_SUPERVISION FILING_ORDERED FILED INVESTIGATING IN_LEGAL_REVIEW
            CRIMINAL ASSIGN                       REVIEWED DECIDED CONCLUDED CONCLUSION_IN_REVIEW CONCLUSION_REVIEWED
            CRIMINAL ASSIGN                       TRANSFERRED_TO_PROSECUTION SUPPLEMENTING
            CRIMINAL ENQUIRE                      REPORTED UNDER_SUPERVISION FILING_ORDERED FILED>INVESTIGATING INVESTIGATING
            CRIMINAL ENQUIRE                      REVIEWED>INVESTIGATING DECIDED>INVESTIGATING CONCLUDED>INVESTIGATING
            CRIMINAL ENQUIRE                      CONCLUSION_REVIEWED>INVESTIGATING SUPPLEMENTING
            CRIMINAL INTERROGATE                  FILED>INVESTIGATING INVESTIGATING REVIEWED>INVESTIGATING DECIDED>INVESTIGATING
            CRIMINAL INTERROGATE                  CONCLUDED>INVESTIGATING CONCLUSION_REVIEWED>INVESTIGATING SUPPLEMENTING
            CRIMINAL PAUSE_CLOCK                  FILED INVESTIGATING SUPPLEMENTING
            CRIMINAL RESUME_CLOCK                 FILED INVESTIGATING IN_LEGAL_REVIEW REVIEWED SUPPLEMENTING
            CRIMINAL EXTEND_CLOCK                 REPORTED FILED INVESTIGATING IN_LEGAL_REVIEW REVIEWED SUPPLEMENTING
            CRIMINAL REQUEST_REVIEW               INVESTIGATING>IN_LEGAL_REVIEW DECIDED>IN_LEGAL_REVIEW
            CRIMINAL REQUEST_REVIEW               CONCLUDED>CONCLUSION_IN_REVIEW
            CRIMINAL RETURN_REVIEW                IN_LEGAL_REVIEW>INVESTIGATING CONCLUSION_IN_REVIEW>INVESTIGATING
            CRIMINAL PASS_REVIEW                  IN_LEGAL_REVIEW>REVIEWED CONCLUSION_IN_REVIEW>CONCLUSION_REVIEWED
            CRIMINAL DECIDE                       REVIEWED>DECIDED
            CRIMINAL CLOSE                        DECIDED>CLOSED
            CRIMINAL ACCEPT_EVIDENCE              REPORTED FILED INVESTIGATING SUPPLEMENTING
            CRIMINAL ISSUE_RECEIPT                REPORTED NOT_FILED
            CRIMINAL RECEIVE_REFERRAL             REPORTED
            CRIMINAL REQUEST_REFERRAL_SUPPLEMENT  REPORTED
            CRIMINAL DETERMINE_JURISDICTION       REPORTED FILED INVESTIGATING
            CRIMINAL TRANSFER                     REPORTED>TRANSFERRED FILED>TRANSFERRED INVESTIGATING>TRANSFERRED
            CRIMINAL WITHDRAW                     FILED>WITHDRAWN INVESTIGATING>WITHDRAWN DECIDED>WITHDRAWN SUPPLEMENTING>WITHDRAWN
            CRIMINAL SERVE_DECISION               DECIDED
            CRIMINAL ISSUE_WANTED                 FILED INVESTIGATING DECIDED
            CRIMINAL ISSUE_ACCIDENT_DETERMINATION INVESTIGATING
            CRIMINAL CONCLUDE_INVESTIGATION       INVESTIGATING>CONCLUDED DECIDED>CONCLUDED
            CRIMINAL TRANSFER_TO_PROSECUTION      CONCLUSION_REVIEWED>TRANSFERRED_TO_PROSECUTION
            CRIMINAL RETURN_FOR_SUPPLEMENT        TRANSFERRED_TO_PROSECUTION>SUPPLEMENTING
            CRIMINAL RESUBMIT                     SUPPLEMENTING>TRANSFERRED_TO_PROSECUTION
            CRIMINAL RECORD_PROSECUTION_RESULT    TRANSFERRED_TO_PROSECUTION>CLOSED CLOSED
            CRIMINAL REQUEST_FILING_REASONS       REPORTED>UNDER_SUPERVISION NOT_FILED>UNDER_SUPERVISION
            CRIMINAL REQUEST_FILING_REASONS       RECONSIDERED>UNDER_SUPERVISION NON_FILING_CONFIRMED>UNDER_SUPERVISION
            CRIMINAL NOTIFY_FILING                UNDER_SUPERVISION>FILING_ORDERED
            CRIMINAL REQUEST_RECONSIDERATION      NOT_FILED>UNDER_RECONSIDERATION
            CRIMINAL UPHOLD_RECONSIDERATION       UNDER_RECONSIDERATION>RECONSIDERED
            CRIMINAL REVOKE_RECONSIDERATION       UNDER_RECONSIDERATION>FILING_ORDERED
            CRIMINAL REQUEST_SECOND_REVIEW        RECONSIDERED>UNDER_SECOND_REVIEW
            CRIMINAL UPHOLD_SECOND_REVIEW         UNDER_SECOND_REVIEW>NON_FILING_CONFIRMED
            CRIMINAL REVOKE_SECOND_REVIEW         UNDER_SECOND_REVIEW>FILING_ORDERED
            CRIMINAL RECORD_CORRECTION_NOTICE     REPORTED NOT_FILED UNDER_SUPERVISION FILING_ORDERED UNDER_RECONSIDERATION
            CRIMINAL RECORD_CORRECTION_NOTICE     RECONSIDERED UNDER_SECOND_REVIEW NON_FILING_CONFIRMED FILED INVESTIGATING
            CRIMINAL RECORD_CORRECTION_NOTICE     IN_LEGAL_REVIEW REVIEWED DECIDED CONCLUDED CONCLUSION_IN_REVIEW
            CRIMINAL RECORD_CORRECTION_NOTICE     CONCLUSION_REVIEWED TRANSFERRED_TO_PROSECUTION SUPPLEMENTING WITHDRAWN
            CRIMINAL RECORD_URGING_LETTER         REPORTED NOT_FILED UNDER_SUPERVISION FILING_ORDERED UNDER_RECONSIDERATION
            CRIMINAL RECORD_URGING_LETTER         RECONSIDERED UNDER_SECOND_REVIEW NON_FILING_CONFIRMED FILED INVESTIGATING
            CRIMINAL RECORD_URGING_LETTER         IN_LEGAL_REVIEW REVIEWED DECIDED CONCLUDED CONCLUSION_IN_REVIEW
            CRIMINAL RECORD_URGING_LETTER         CONCLUSION_REVIEWED TRANSFERRED_TO_PROSECUTION SUPPLEMENTING WITHDRAWN
            CRIMINAL SERVE_NOTICE                 REPORTED NOT_FILED UNDER_SUPERVISION FILING_ORDERED UNDER_RECONSIDERATION
            CRIMINAL SERVE_NOTICE                 RECONSIDERED UNDER_SECOND_REVIEW NON_FILING_CONFIRMED FILED INVESTIGATING
            CRIMINAL SERVE_NOTICE                 REVIEWED DECIDED CONCLUDED CONCLUSION_REVIEWED TRANSFERRED_TO_PROSECUTION
            CRIMINAL SERVE_NOTICE                 SUPPLEMENTING WITHDRAWN CLOSED
            CRIMINAL ISSUE_DOCUMENT               REPORTED NOT_FILED UNDER_SUPERVISION FILING_ORDERED UNDER_RECONSIDERATION
            CRIMINAL ISSUE_DOCUMENT               RECONSIDERED UNDER_SECOND_REVIEW NON_FILING_CONFIRMED FILED INVESTIGATING
            CRIMINAL ISSUE_DOCUMENT               REVIEWED DECIDED CONCLUDED CONCLUSION_REVIEWED TRANSFERRED_TO_PROSECUTION
            CRIMINAL ISSUE_DOCUMENT               SUPPLEMENTING WITHDRAWN CLOSED
            ADMIN    REFER_OUT                     REPORTED>REFERRED_OUT
            ADMIN    FILE_LITIGATION               SERVED>IN_LITIGATION EXECUTING>IN_LITIGATION EXECUTED>IN_LITIGATION
            ADMIN    UPHOLD_LITIGATION             IN_LITIGATION>SERVED
            ADMIN    REVOKE_LITIGATION             IN_LITIGATION>REVOKED
            ADMIN    ARCHIVE                       CLOSED>ARCHIVED
            CRIMINAL ARCHIVE                       CLOSED>ARCHIVED
            ADMIN    APPROVE_DECISION              REPORTED ACCEPTED FAST_TRACK INVESTIGATING MEDIATING
            ADMIN    APPROVE_DECISION              MEDIATED REVIEWED NOTICED HEARING DECIDED
            ADMIN    APPROVE_DECISION              SERVED EXECUTING CONTESTED IN_LITIGATION
            ADMIN    LINK_RECORDING                FAST_TRACK INVESTIGATING IN_LEGAL_REVIEW REVIEWED NOTICED
            CRIMINAL APPROVE_DECISION              REPORTED UNDER_SUPERVISION FILING_ORDERED UNDER_RECONSIDERATION RECONSIDERED
            CRIMINAL APPROVE_DECISION              UNDER_SECOND_REVIEW NON_FILING_CONFIRMED FILED INVESTIGATING REVIEWED
            CRIMINAL APPROVE_DECISION              DECIDED CONCLUDED CONCLUSION_REVIEWED TRANSFERRED_TO_PROSECUTION SUPPLEMENTING
            CRIMINAL LINK_RECORDING                INVESTIGATING IN_LEGAL_REVIEW REVIEWED DECIDED CONCLUDED
            CRIMINAL LINK_RECORDING                CONCLUSION_IN_REVIEW CONCLUSION_REVIEWED TRANSFERRED_TO_PROSECUTION SUPPLEMENTING
            ADMIN    REQUEST_SUSPENSION            IN_LITIGATION
            ADMIN    SUSPEND_EXECUTION             IN_LITIGATION
            ADMIN    SERVE_NOTICE                  IN_LITIGATION
            ADMIN    ISSUE_DOCUMENT                IN_LITIGATION
            """;

    @TestFactory
    Stream<DynamicTest> everyStateAndCommand_leadsWhereTheTableSaysOrIsRefusedByRule() {
        return Arrays.stream(CaseKind.values())
                .flatMap(kind -> Arrays.stream(CaseState.values())
                        .flatMap(state -> Arrays.stream(CaseCommand.values()).map(command -> {
                            String move = expected(kind, state, command);
                            String name =
                                    kind + " " + state + " " + command + (move.isEmpty() ? " refused" : " → " + move);
                            return DynamicTest.dynamicTest(name, () -> check(kind, state, command, move));
                        })));
    }

    @Test
    void noDecisionIsReachable_withoutAPassedReview() {
        for (CaseKind kind : CaseKind.values()) {
            Set<CaseState> reachable = reachableWithout(kind, CaseCommand.PASS_REVIEW);
            assertThat(reachable)
                    .doesNotContain(
                            CaseState.REVIEWED,
                            CaseState.DECIDED,
                            CaseState.SERVED,
                            CaseState.TRANSFERRED_TO_PROSECUTION,
                            CaseState.CLOSED);
        }
    }

    private static void check(CaseKind kind, CaseState state, CaseCommand command, String move) {
        CaseLifecycle lifecycle = CaseLifecycle.of(kind);
        if (!move.isEmpty()) {
            assertThat(lifecycle.require(state, command)).isEqualTo(CaseState.valueOf(move));
            assertThat(lifecycle.allowedIn(state)).contains(command);
            return;
        }
        assertThatThrownBy(() -> lifecycle.require(state, command))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ProblemKind.TRANSITION_FORBIDDEN);
                    assertThat(refusal.rule()).startsWith(kind.lifecycle() + ": ");
                    assertThat(refusal).hasMessageContaining(state.name());
                });
    }

    private static String expected(CaseKind kind, CaseState state, CaseCommand command) {
        List<String> moves = EXPECTED.lines()
                .map(line -> List.of(line.trim().split("\\s+")))
                .filter(cells ->
                        cells.get(0).equals(kind.name()) && cells.get(1).equals(command.name()))
                .flatMap(cells -> cells.subList(2, cells.size()).stream())
                .filter(move -> move.split(">")[0].equals(state.name()))
                .toList();
        return moves.stream()
                .map(move -> move.contains(">") ? move.split(">")[1] : move)
                .collect(Collectors.joining());
    }

    private static Set<CaseState> reachableWithout(CaseKind kind, CaseCommand forbidden) {
        Set<CaseState> seen = EnumSet.of(CaseState.REPORTED);
        Deque<CaseState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            CaseState state = open.pop();
            CaseLifecycle lifecycle = CaseLifecycle.of(kind);
            for (CaseCommand command : lifecycle.allowedIn(state)) {
                CaseState next = lifecycle.next(state, command).orElseThrow();
                if (command != forbidden && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }
}
