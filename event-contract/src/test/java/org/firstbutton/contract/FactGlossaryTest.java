package org.firstbutton.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of facts in the glossary is drawn from the records; run with {@code -Dglossary.write} to renew it. */
class FactGlossaryTest {
    private static final Path GLOSSARY = Path.of("..", "docs", "glossary.md");
    private static final String START = "<!-- facts: drawn from event-contract by FactGlossaryTest -->\n";
    private static final String END = "<!-- /facts -->\n";
    private static final Pattern FACT = Pattern.compile(
            "/\\*\\*\\s*\\*?\\s*([^\\s*—]+)(?:(?!/\\*\\*).)*?\\*/\\s*@Named\\(\"([^\"]+)\"\\)", Pattern.DOTALL);

    @Test
    void theGlossary_namesEveryFactInBothLanguages() throws IOException {
        String written = Files.exists(GLOSSARY) ? Files.readString(GLOSSARY) : "# Glossary · 词汇表\n\n" + START + END;
        String fresh = withTable(written);
        if (System.getProperty("glossary.write") != null) {
            Files.createDirectories(GLOSSARY.getParent());
            Files.writeString(GLOSSARY, fresh);
            written = fresh;
        }

        assertThat(written).isEqualTo(fresh).contains(START);
    }

    @Test
    void everyFactSaysItsChineseNameFirst() {
        Map<String, String> names = chineseNames();

        assertThat(FactTypes.all())
                .allSatisfy(type -> assertThat(names.get(FactTypes.nameOf(type)))
                        .as(FactTypes.nameOf(type))
                        .isNotNull()
                        .matches("\\p{IsHan}+"));
    }

    private static String withTable(String glossary) {
        int start = glossary.indexOf(START);
        int end = glossary.indexOf(END);
        if (start < 0 || end < start) {
            return glossary + '\n' + START + table() + END;
        }
        return glossary.substring(0, start + START.length()) + table() + glossary.substring(end);
    }

    private static String table() {
        Map<String, String> names = chineseNames();
        String rows = FactTypes.all().stream()
                .map(type ->
                        "| %s | `%s` | `%s` | [%s.json](../event-contract/src/main/resources/contract/examples/%s.json) |\n"
                                .formatted(
                                        names.get(FactTypes.nameOf(type)),
                                        FactTypes.nameOf(type),
                                        topic(type),
                                        FactTypes.nameOf(type),
                                        FactTypes.nameOf(type)))
                .collect(Collectors.joining());
        return "| 事实 | fact | topic | example |\n|---|---|---|---|\n" + rows;
    }

    private static String topic(Class<? extends Fact> type) {
        return FactTypes.nameOf(type).equals("relay.beat")
                ? Topic.RELAY_BEATS.wireName()
                : FactTypes.topicOf(type).wireName();
    }

    private static Map<String, String> chineseNames() {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> files = sources.filter(file -> file.toString().endsWith("Fact.java"))
                    .toList();
            return files.stream()
                    .flatMap(file -> FACT.matcher(read(file)).results())
                    .collect(Collectors.toMap(found -> found.group(2), found -> found.group(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
