package org.firstbutton.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ships beside the records: examples, the schema of the event line, the AsyncAPI document. */
final class ContractFiles {
    static final Path CONTRACT = Path.of("src", "main", "resources", "contract");
    private static final Path EXAMPLES = CONTRACT.resolve("examples");

    private ContractFiles() {}

    /** The examples, by the name of their file without {@code .json}. */
    static Map<String, JsonNode> examples() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replaceFirst("\\.json$", ""),
                    ContractFiles::json,
                    (one, other) -> one,
                    TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Schema eventLine() {
        return schema(json(CONTRACT.resolve("event-line-v1.schema.json")));
    }

    static Schema schema(JsonNode node) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node);
    }

    static JsonNode asyncApi() {
        try {
            return new YAMLMapper().readTree(Files.readString(CONTRACT.resolve("asyncapi.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return CloudEventJson.MAPPER.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
