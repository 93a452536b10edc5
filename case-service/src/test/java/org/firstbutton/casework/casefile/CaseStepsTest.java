package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.casework.ProceedingFact.MediationFailed;
import org.firstbutton.contract.external.ExternalFact.ReconsiderationDecided;
import org.firstbutton.contract.external.ExternalFact.ReviewDecided;
import org.junit.jupiter.api.Test;

class CaseStepsTest {
    @Test
    void everyStep_hasItsCommandAndAPlaceInALifeCycle_andSpeaksOnATopicOfCases() {
        assertThat(CaseSteps.all()).isNotEmpty().allSatisfy(step -> {
            CaseCommand command = CaseCommand.of(step);
            assertThat(command.path()).isEqualTo(step.name());
            assertThat(Arrays.stream(CaseKind.values())
                            .anyMatch(kind -> Arrays.stream(CaseState.values())
                                    .anyMatch(state -> CaseLifecycle.of(kind)
                                            .next(state, command)
                                            .isPresent())))
                    .as("allowed somewhere")
                    .isTrue();
            assertThat(CaseRecord.TOPICS).contains(FactTypes.topicOf(step.fact()));
        });
    }

    @Test
    void whatNeedsApproval_isApprovedByAChiefOrLeader_andNeverByTheRoleThatProposes() {
        assertThat(CaseSteps.all())
                .allSatisfy(step -> assertThat(step.approvers())
                        .isSubsetOf(Set.of(Roles.UNIT_CHIEF, Roles.BUREAU_LEADER))
                        .doesNotContainAnyElementsOf(step.takers()));
    }

    @Test
    void oneFactOfTwoCommands_isToldApartByItsOutcome() {
        assertThat(CaseCommand.leaving(new ReconsiderationDecided("r", "REVOKED")))
                .contains(CaseCommand.REVOKE_RECONSIDERATION);
        assertThat(CaseCommand.leaving(new ReconsiderationDecided("r", "UPHELD")))
                .contains(CaseCommand.UPHOLD_RECONSIDERATION);
        assertThat(CaseCommand.leaving(new ReviewDecided("r", "REVOKED"))).contains(CaseCommand.REVOKE_SECOND_REVIEW);
        assertThat(CaseCommand.leaving(new MediationFailed("m", 1))).contains(CaseCommand.FAIL_MEDIATION);
    }

    @Test
    void whatASourceTellsOutOfTurn_putsTheCaseWhereItLeads_unlessItIsDoneAlongTheWay() {
        CaseLifecycle admin = CaseLifecycle.of(CaseKind.ADMIN);
        CaseLifecycle criminal = CaseLifecycle.of(CaseKind.CRIMINAL);

        assertThat(admin.implied(CaseCommand.ACCEPT)).contains(CaseState.ACCEPTED);
        assertThat(criminal.implied(CaseCommand.ACCEPT)).contains(CaseState.ACCEPTED);
        assertThat(criminal.implied(CaseCommand.PASS_REVIEW)).contains(CaseState.REVIEWED);
        assertThat(admin.implied(CaseCommand.DECIDE)).contains(CaseState.DECIDED);
        assertThat(criminal.implied(CaseCommand.RECORD_PROSECUTION_RESULT)).contains(CaseState.CLOSED);
        assertThat(admin.implied(CaseCommand.SERVE_DECISION)).contains(CaseState.SERVED);
        assertThat(admin.implied(CaseCommand.ENQUIRE)).isEmpty();
        assertThat(criminal.implied(CaseCommand.INTERROGATE)).isEmpty();
        assertThat(admin.implied(CaseCommand.ISSUE_RECEIPT)).isEmpty();
        assertThat(criminal.implied(CaseCommand.ASSIGN)).isEmpty();
    }
}
