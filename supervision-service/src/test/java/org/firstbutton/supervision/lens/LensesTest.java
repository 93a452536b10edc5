package org.firstbutton.supervision.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.ShippedPacks;
import org.junit.jupiter.api.Test;

/** The lenses that ship, against the rules that ship. */
class LensesTest {
    private static final Set<String> RULES = ShippedPacks.ours().stream()
            .flatMap(pack -> pack.rules().stream())
            .map(Rule::id)
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void everyRuleThatALensNames_isInTheCatalogue() {
        assertThat(Lenses.shipped())
                .isNotEmpty()
                .allSatisfy(lens -> assertThat(lens.groups())
                        .allSatisfy(group -> assertThat(group.rules())
                                .as(lens.id() + " " + group.id())
                                .isNotEmpty()
                                .allMatch(pattern ->
                                        RULES.stream().anyMatch(rule -> rule.startsWith(pattern.replace("*", "")))
                                                || pattern.startsWith("DX-"))));
    }

    @Test
    void whereALensIsToHoldAllRules_noneLiesOutside_andNoneInTwoGroups() {
        for (String id : List.of("FOUR_LOOPS", "FIVE_GOALS", "FIVE_MEASURES", "FIVE_CHAINS", "DEPTH", "ORIGIN")) {
            Lens lens = lens(id);
            assertThat(lens.outside(RULES)).as(id).isEmpty();
            List<String> all = lens.groups().stream()
                    .flatMap(group -> lens.rules(group, RULES).stream())
                    .toList();
            assertThat(all).as(id).doesNotHaveDuplicates().hasSameSizeAs(RULES);
        }
    }

    @Test
    void ofTwoGroupsThatNameARule_theMoreExactOneHasIt() {
        Lens depth = lens("DEPTH");
        assertThat(depth.rules(depth.groups().get(1), Set.of("ALT-22", "ALT-05", "INT-03")))
                .containsExactly("ALT-22", "INT-03");
        Lens links = lens("SEVEN_LINKS");
        assertThat(links.rules(links.groups().get(0), RULES)).contains("ALT-05", "ALT-09");
        assertThat(links.outside(Set.of("ALT-05", "ACC-03"))).containsExactly("ACC-03");
    }

    @Test
    void theSixMusts_areWatchedByTheRulesThatTheSourcesGiveThem() {
        assertThat(lens("SIX_MUSTS").groups().stream()
                        .flatMap(group -> group.rules().stream())
                        .toList())
                .containsExactly("ALT-03", "ALT-09", "INT-03", "INV-01", "ALT-15", "SUP-05");
    }

    @Test
    void keyPostsElementsAndPersons_areAFocusOfTheirOwn() {
        Lens focus = lens("FOCUS");
        assertThat(focus.groups())
                .extracting(Lens.Group::id)
                .containsExactly("KEY_POSTS", "KEY_ELEMENTS", "KEY_PERSONS");
        assertThat(focus.groups().get(0).posts()).contains("LEGAL_OFFICER", "UNIT_CHIEF");
        assertThat(focus.rules(focus.groups().get(1), RULES)).contains("CUS-02", "PRO-06", "INV-18");
        assertThat(focus.rules(focus.groups().get(2), RULES)).contains("ALT-26");
    }

    @Test
    void aLensAtFault_isRefusedWithItsPlace() throws JsonProcessingException {
        refused(
                "[{\"id\": \"X_Y\", \"zh\": \"x\", \"en\": \"x\", \"origin\": \"OWN\", \"exclusive\": true}]",
                "/0/groups");
        refused(own("{\"id\": \"G_A\", \"zh\": \"g\", \"en\": \"g\", \"rules\": [\"ALT\"], \"posts\": []}"), "/0");
        refused(own("{\"id\": \"G_A\", \"zh\": \"g\", \"en\": \"g\", \"rules\": [], \"posts\": [\"KING\"]}"), "/0");
        refused(own("{\"id\": \"G_A\", \"zh\": \"g\", \"en\": \"g\", \"rules\": []}"), "/0/groups/0/posts");
    }

    private static String own(String group) {
        return "[{\"id\": \"X_Y\", \"zh\": \"x\", \"en\": \"x\", \"origin\": \"OWN\", \"exclusive\": true, \"groups\": ["
                + group + "]}]";
    }

    private static void refused(String json, String place) throws JsonProcessingException {
        var tree = CloudEventJson.MAPPER.readTree(json);
        assertThatThrownBy(() -> Lenses.read("own.json", tree)).hasMessageContaining(place);
    }

    private static Lens lens(String id) {
        return Lenses.shipped().stream()
                .filter(lens -> lens.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
