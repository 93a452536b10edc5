package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.supervision.finding.VerificationResource;
import org.firstbutton.supervision.procedure.SupervisionBook;
import org.junit.jupiter.api.Test;

/**
 * Every step of every procedure, every decision on a finding and every other door at which one person checks another: which
 * test sends the wrong person through it. A step that nobody has thought of is missing here, and this fails.
 */
class TwoStepFlowsTest {
    private static final String ACCOUNTABILITY =
            "accountability.AccountabilityProcedureIT#everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule";
    private static final String VISIT = "inspection.InspectionIT#theUnannouncedVisit";
    private static final String PROGRAMME =
            "campaign.OverdueMeasureIT#whoReportedAMeasureAsDone_neitherAcceptsNorReturnsIt";

    /** A flow of {@link OwnFindingIT}, or a test as {@code room.Class#method}; after {@code -} why nobody checks there. */
    private static final String KNOWN = """
            findings assign                        | -begins the verification
            findings answer                        | -the unit's own word
            findings confirm                       | confirm, overturn
            findings dismiss                       | dismiss, approve
            findings approve-dismissal             | dismiss, approve
            findings refuse-dismissal              | dismiss, refuse
            findings overturn                      | confirm, overturn
            rectifications order                   | confirm, order
            rectifications acknowledge             | -the unit's own step
            rectifications extend                  | extend, approve
            rectifications extend approved         | extend, approve
            rectifications extend refused          | extend, refuse
            rectifications submit                  | submit, pass
            rectifications pass                    | submit, pass
            rectifications reject                  | submit, reject
            rectifications interview               | -speaks to the unit, decides nothing
            rectifications pass-above              | submit above, pass
            rectifications reject-above            | submit above, reject
            rectifications close                   | submit, close
            rectifications revoke                  | -only follows from an overturned finding
            objections object                      | object, uphold
            objections uphold                      | object, uphold
            objections overturn                    | object, overturn
            objections settle                      | -only follows from an overturned finding
            inspections plan                       | VISIT
            inspections arrive                     | VISIT
            inspections finish                     | VISIT
            inspections finish approved            | VISIT
            inspections finish refused             | VISIT
            inspections hold-jointly               | -a remark on what two have signed
            samples plan                           | sampling.SamplingIT#aPlanThatCouldChooseItsResult_isRefused
            samples draw                           | -follows from seed and frame alone
            samples finish                         | -counts what the reviewers have said
            campaigns start                        | -takes on findings, decides none
            campaigns close                        | campaign.CampaignIT#hangingAlertsClearedByACampaign
            campaigns close approved               | campaign.CampaignIT#hangingAlertsClearedByACampaign
            campaigns close refused                | campaign.CampaignIT#hangingAlertsClearedByACampaign
            programme-tasks set                    | -says what is to be done
            programme-tasks report                 | -the unit's own word
            programme-tasks finish                 | PROGRAMME
            programme-tasks accept                 | PROGRAMME
            programme-tasks return                 | PROGRAMME
            /alert-inspections/{matter}:record     | inspection.AlertInspectionIT#aClosedAlertThatLooksLikeACase_isInspectedOnce_byWhoHadNoPartInIt
            /clearings/{id}:sign                   | clearing.ClearingIT#theDayIsSignedByTheChief_whoDidNotExplainIt
            /inspection-schemes/{id}:approve       | inspection.SchemeIT#aScheme_isApprovedByAnother_onceItHasAllItems_andThenNeverChanged
            /rule-packs/{id}:approve-activation    | trial.TrialIT#aPackOnTrial_accusesNobodyUntilTwoPeoplePutItInForce_andWithdrawsWhenTheyTakeItBack
            /rule-packs/{id}:approve-rollback      | trial.TrialIT#aPackOnTrial_accusesNobodyUntilTwoPeoplePutItInForce_andWithdrawsWhenTheyTakeItBack
            """;

    private static final Set<String> CHECKS = Set.of(
            "approve", "refuse", "sign", "accept", "return", "record", "confirm", "dismiss", "overturn", "exempt");

    @Test
    void everyStepAtWhichSomebodyIsChecked_isGoneThroughWithTheWrongPerson() throws Exception {
        Map<String, String> known = known();

        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(all());
        for (Map.Entry<String, String> each : known.entrySet()) {
            if (!each.getValue().startsWith("-") && !OwnFindingIT.names().contains(each.getValue())) {
                assertThat(exists(each.getValue())).as(each.toString()).isTrue();
            }
        }
    }

    private static Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        KNOWN.lines()
                .map(line -> line.split("\\|", 2))
                .forEach(cells -> known.put(
                        cells[0].strip(),
                        cells[1].strip().replace("VISIT", VISIT).replace("PROGRAMME", PROGRAMME)));
        // Its walker sends the wrong people through every step that the table has.
        steps().filter(step -> step.startsWith("accountability ")).forEach(step -> known.put(step, ACCOUNTABILITY));
        return known;
    }

    private static Set<String> all() throws IOException {
        Set<String> all = steps().collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(VerificationResource.class.getMethods())
                .filter(method -> method.isAnnotationPresent(POST.class))
                .map(method ->
                        "findings " + method.getAnnotation(Path.class).value().replace("/{id}:", ""))
                .forEach(all::add);
        all.addAll(otherDoors());
        return all;
    }

    private static Stream<String> steps() {
        return new SupervisionBook()
                .procedures().stream()
                        .flatMap(procedure -> procedure.steps().stream().flatMap(step -> {
                            String name = procedure.head().path() + " " + step.name();
                            return step.needsApproval()
                                    ? Stream.of(name, name + " approved", name + " refused")
                                    : Stream.of(name);
                        }));
    }

    /** Doors of rooms that keep their own books, by what their command is called. */
    private static List<String> otherDoors() throws IOException {
        Set<String> tables = new SupervisionBook()
                .procedures().stream()
                        .map(Procedure::head)
                        .map(Procedure.Head::path)
                        .collect(Collectors.toSet());
        try (InputStream matrix = TwoStepFlowsTest.class.getResourceAsStream("/access-matrix.csv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(matrix), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith("POST /api/v1/"))
                    .map(line -> line.substring("POST /api/v1".length(), line.indexOf(';')))
                    .filter(door -> CHECKS.contains(
                            door.substring(door.lastIndexOf(':') + 1).split("-")[0]))
                    .filter(door -> !door.startsWith("/findings/") && !tables.contains(door.split("[/:]")[1]))
                    .toList();
        }
    }

    private static boolean exists(String test) {
        String[] parts = test.split("#");
        try {
            Class<?> tests = Class.forName(
                    "org.firstbutton.supervision." + parts[0], false, TwoStepFlowsTest.class.getClassLoader());
            return parts.length == 1
                    || Arrays.stream(tests.getDeclaredMethods())
                            .anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException gone) {
            return false;
        }
    }
}
