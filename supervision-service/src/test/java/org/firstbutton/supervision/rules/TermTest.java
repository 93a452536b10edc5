package org.firstbutton.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.firstbutton.supervision.rules.Vocabulary.FieldType;
import org.junit.jupiter.api.Test;

/** The closures answer as the library does, errors included: over random expressions and random facts. */
class TermTest {
    private static final Vocabulary WORDS = new Vocabulary(Map.of(
            "a.happened",
            Map.of(
                    "text",
                    FieldType.STRING,
                    "number",
                    FieldType.INT,
                    "flag",
                    FieldType.BOOL,
                    "some",
                    FieldType.ANY,
                    "at",
                    FieldType.TIMESTAMP,
                    "list",
                    FieldType.ANY)));
    private static final String[] ATOMS = {
        "fact.flag",
        "has(fact.flag)",
        "has(fact.number)",
        "has(fact.text) && fact.text == 'x'",
        "fact.text == 'x'",
        "fact.text != 'y'",
        "fact.text in ['x', 'z']",
        "fact.number < 3",
        "fact.number <= 3",
        "fact.number > 3",
        "3 >= fact.number",
        "fact.some == 'x'",
        "fact.some == 3",
        "matter.flag",
        "initial.number == fact.number",
        "fact.actor.id == 'x'",
        "fact.text.startsWith('x')",
        "fact.number + 1 == 4",
        "fact.text.startsWith(fact.some)",
        "fact.at < fact.recordedAt",
        "fact.at >= matter.at",
        "fact.recordedAt - fact.at > duration('30m')",
        "fact.recordedAt - fact.at <= duration('1.5h')",
        "fact.at - duration('1h') < fact.recordedAt",
        "size(fact.list) == 0",
        "size(fact.list) < fact.number",
        "size(fact.text) > 0",
        "fact.text in fact.list",
        "fact.some in fact.list",
        "'x' in initial.list",
        "fact.number in [1, 2]",
        "fact.number - 1 < 2",
        "!fact.flag",
        "true"
    };

    @Test
    void aTermAnswersAsTheLibraryDoes_alsoWhereFieldsAreMissing() throws CelValidationException {
        RandomGenerator dice = RandomGenerator.of("L64X128MixRandom");
        Conditions conditions = new Conditions(WORDS);
        int compared = 0;
        for (int i = 0; i < 1_200; i++) {
            Condition condition = conditions.compile(expression(dice, 3), List.of("a.happened"), List.of());
            for (int j = 0; j < 20; j++) {
                CelVariableResolver scene = scene(dice);
                assertThat(condition.test(scene))
                        .as("%s of %s", condition.text(), scene.find("fact"))
                        .isEqualTo(condition.askTheLibrary(scene));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(24_000);
    }

    private static String expression(RandomGenerator dice, int depth) {
        if (depth == 0 || dice.nextInt(4) == 0) {
            return ATOMS[dice.nextInt(ATOMS.length)];
        }
        String left = "(" + expression(dice, depth - 1) + ")";
        return switch (dice.nextInt(3)) {
            case 0 -> left + " && (" + expression(dice, depth - 1) + ")";
            case 1 -> left + " || (" + expression(dice, depth - 1) + ")";
            default -> "!" + left;
        };
    }

    private static CelVariableResolver scene(RandomGenerator dice) {
        Map<String, Object> fact = fields(dice);
        fact.put("recordedAt", Instant.EPOCH.plusSeconds(7_200));
        fact.put("actor", Map.of("id", dice.nextBoolean() ? "x" : "y", "role", "R"));
        Map<String, Object> matter = fields(dice);
        Map<String, Object> initial = fields(dice);
        return name -> switch (name) {
            case "fact" -> Optional.of(fact);
            case "matter" -> Optional.of(matter);
            case "initial" -> Optional.of(initial);
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> fields(RandomGenerator dice) {
        Map<String, Object> fields = new HashMap<>();
        List<Object> some = new ArrayList<>(List.of("x", 3L, true, 2.5));
        if (dice.nextInt(3) > 0) {
            fields.put("text", List.of("x", "y", "z").get(dice.nextInt(3)));
        }
        if (dice.nextInt(3) > 0) {
            fields.put("number", (long) dice.nextInt(6));
        }
        if (dice.nextInt(3) > 0) {
            fields.put("at", Instant.EPOCH.plusSeconds(dice.nextInt(12_000)));
        }
        if (dice.nextInt(3) > 0) {
            fields.put(
                    "list",
                    List.of(List.of(), List.of("x", "z"), List.of("x", 3L)).get(dice.nextInt(3)));
        }
        if (dice.nextInt(3) > 0) {
            fields.put("flag", dice.nextBoolean());
        }
        if (dice.nextInt(3) > 0) {
            fields.put("some", some.get(dice.nextInt(some.size())));
        }
        return fields;
    }
}
