package org.firstbutton.localrun.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A role that tokens may carry has a name in both languages, and somebody in the demo who holds it. */
class RolesTest {
    private static final Pattern ROLE = Pattern.compile("String ([A-Z_]+) = \"");
    private static final Pattern NAMED = Pattern.compile("\\| \\p{IsHan}+ \\| [a-z -]+ \\| `([A-Z_]+)` \\|");

    @Test
    void everyRole_isHeldBySomebodyOfTheDemo_andNoOtherIs() throws IOException {
        Set<String> held = People.ofTheDemo().all().stream()
                .flatMap(person -> person.groups().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(held).isEqualTo(roles());
    }

    @Test
    void everyRole_standsInTheGlossaryInBothLanguages() throws IOException {
        String glossary = Files.readString(Path.of("..", "..", "docs", "glossary.md"));

        Set<String> named = NAMED.matcher(glossary)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(roles());
    }

    private static Set<String> roles() throws IOException {
        String source = Files.readString(
                Path.of("..", "..", "service-chassis/src/main/java/org/firstbutton/chassis/access/Roles.java"));
        return ROLE.matcher(source)
                .results()
                .map((MatchResult role) -> role.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
