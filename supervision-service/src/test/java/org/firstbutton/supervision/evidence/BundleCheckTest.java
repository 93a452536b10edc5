package org.firstbutton.supervision.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.firstbutton.supervision.evidence.ExampleBundles.Made;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every broken example of every shipped pack as a bundle: judged again, robbed of its facts, and tampered with. */
class BundleCheckTest {
    private static final List<Made> MADE = ExampleBundles.ofAllPacks();

    private final BundleCheck check = new BundleCheck();

    @TestFactory
    Stream<DynamicTest> everyBrokenExample_isJudgedAgainTheSame() {
        return MADE.stream()
                .map(made -> dynamicTest(made.told(), () -> {
                    check.requireSeal(made.bundle(), List.of(ExampleBundles.KEY));
                    assertThat(check.judge(made.bundle()).differences()).isEmpty();
                }));
    }

    // Another fact may take its place: one of three calls before a withdrawal. The evidence stated is another then.
    @TestFactory
    Stream<DynamicTest> withoutOneOfItsDecisiveFacts_theVerdictOrAFigureIsAnother() {
        return MADE.stream()
                .flatMap(made -> evidence(made.bundle())
                        .map(fact -> dynamicTest(
                                made.told() + " without " + fact,
                                () -> assertThat(
                                                check.judge(made.bundle(), fact).differences())
                                        .as(made.told() + " without " + fact)
                                        .isNotEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfAnyLeaf_breaksTheSeal() {
        return Stream.of(first("ALT-05"), longestWalk(), first("DX-")).flatMap(BundleCheckTest::leafTests);
    }

    @Test
    void aMemberAddedAnywhere_breaksTheSeal() {
        ObjectNode whole = ExampleBundles.tree(first("ALT-05"));
        List<ObjectNode> objects = new ArrayList<>(List.of(whole));
        whole.findParents("sha256").forEach(parent -> objects.add((ObjectNode) parent));
        objects.add((ObjectNode) whole.path("finding"));
        objects.add((ObjectNode) whole.path("signature"));

        for (ObjectNode object : objects) {
            object.put("added", 1);
            assertSealBroken(whole.toString());
            object.remove("added");
        }
        assertThat(objects).hasSizeGreaterThan(5);
    }

    @Test
    void aMemberGivenTwice_isUnreadable() {
        String text = first("ALT-05").text().replaceFirst("\"severity\"", "\"severity\" : \"LOW\", \"severity\"");

        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableBundle.class);
    }

    @Test
    void anotherIndentation_isTheSameBundle() {
        Bundle bundle = read(ExampleBundles.tree(first("ALT-05")).toString());

        assertThat(check.requireSeal(bundle, List.of()).fingerprint()).isEqualTo(ExampleBundles.KEY.fingerprint());
    }

    @Test
    void aForgersOwnSignature_isNotTakenForTheServices() {
        Bundle forged = ExampleBundles.signed(first("ALT-05"), ExampleBundles.keyPair());

        assertThat(check.requireSeal(forged, List.of()).fingerprint()).isNotEqualTo(ExampleBundles.KEY.fingerprint());
        assertThatThrownBy(() -> check.requireSeal(forged, List.of(ExampleBundles.KEY)))
                .isInstanceOfSatisfying(
                        BrokenSeal.class, broken -> assertThat(broken.part()).isEqualTo(BrokenSeal.Part.KEY));
    }

    @TestFactory
    Stream<DynamicTest> aFigureAlteredAndSignedByAForger_isContradictedByTheJudge() {
        return Stream.of("severity", "startedAt", "dueAt", "brokenAt", "unit", "ladder", "pack")
                .map(figure -> dynamicTest(figure, () -> {
                    ObjectNode altered = ExampleBundles.tree(first("ALT-05"));
                    ((ObjectNode) altered.path("finding")).put(figure, "2026-03-02T13:41:11Z");
                    Bundle forged = ExampleBundles.signed(read(altered.toString()), ExampleBundles.keyPair());

                    check.requireSeal(forged, List.of());

                    assertThat(check.judge(forged).differences())
                            .extracting(Figures.Difference::figure)
                            .containsExactly(figure);
                }));
    }

    @Test
    void aTextAlteredAgainstItsHash_isFoundEvenWhenTheSignatureHolds() {
        ObjectNode altered = ExampleBundles.tree(first("ALT-05"));
        ObjectNode pack = (ObjectNode) altered.path("pack");
        pack.put("text", pack.path("text").asText() + "# nothing\n");
        Bundle forged = ExampleBundles.signed(read(altered.toString()), ExampleBundles.SERVICE);

        assertThatThrownBy(() -> check.requireSeal(forged, List.of()))
                .isInstanceOfSatisfying(
                        BrokenSeal.class, broken -> assertThat(broken.part()).isEqualTo(BrokenSeal.Part.PACK_HASH));
    }

    private static Stream<DynamicTest> leafTests(Bundle bundle) {
        ObjectNode whole = ExampleBundles.tree(bundle);
        String rule = whole.at("/finding/ruleId").asText();
        return Leaves.of(whole).stream()
                .map(leaf -> dynamicTest(rule + " " + leaf, () -> {
                    ObjectNode altered = whole.deepCopy();
                    leaf.alter(altered);
                    assertThat(altered).isNotEqualTo(whole);
                    assertSealBroken(altered.toString());
                }));
    }

    private static void assertSealBroken(String text) {
        assertThatThrownBy(() -> new BundleCheck().requireSeal(read(text), List.of()))
                .isInstanceOfAny(BrokenSeal.class, UnreadableBundle.class);
    }

    private static Bundle first(String rule) {
        return MADE.stream()
                .filter(made -> made.told().startsWith(rule))
                .map(Made::bundle)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no broken example of " + rule));
    }

    private static Bundle longestWalk() {
        return MADE.stream()
                .map(Made::bundle)
                .max(Comparator.comparing(
                        bundle -> bundle.explanation().path("walk").size()))
                .orElseThrow();
    }

    private static Stream<String> evidence(Bundle bundle) {
        return bundle.finding().path("evidence").valueStream().map(JsonNode::asText);
    }

    private static Bundle read(String text) {
        return Bundle.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
