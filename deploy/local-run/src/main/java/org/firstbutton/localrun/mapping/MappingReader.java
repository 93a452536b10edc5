package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.jspecify.annotations.Nullable;

/** 读映射 — reads a mapping or refuses it whole, naming line and column of everything that is wrong with it. */
public final class MappingReader {
    private static final JsonMapper YAML = JsonMapper.builder(YAMLFactory.builder()
                    .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Schema SCHEMA = schema();

    private MappingReader() {}

    /** A mapping that ships with the product, by its name, or a file. */
    public static Mapping read(String nameOrFile) {
        boolean file = nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.contains("/");
        return parse(nameOrFile, file ? fileText(Path.of(nameOrFile)) : shippedText(nameOrFile));
    }

    static Mapping parse(String where, String text) {
        JsonNode tree;
        try {
            tree = YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            var at = Optional.ofNullable(broken.getLocation());
            throw refused(
                    where,
                    List.of("%d:%d %s"
                            .formatted(
                                    at.map(location -> location.getLineNr()).orElse(0),
                                    at.map(location -> location.getColumnNr()).orElse(0),
                                    broken.getOriginalMessage())));
        }
        YamlPositions positions = new YamlPositions(text);
        List<String> wrong = new ArrayList<>(SCHEMA.validate(tree).stream()
                .map(error -> positions.of(error.getInstanceLocation().toString(), error.getProperty()) + " "
                        + error.getMessage())
                .distinct()
                .toList());
        if (wrong.isEmpty()) {
            wrong.addAll(MappingCheck.of(tree, positions));
        }
        if (!wrong.isEmpty()) {
            throw refused(where, wrong);
        }
        return new MappingBuilder(tree).build();
    }

    /** The fields that a fact of this type cannot be without. */
    static Set<String> requiredFields(Class<? extends Fact> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getAnnotatedType().getAnnotation(Nullable.class) == null)
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    static Optional<Class<? extends Fact>> factType(String name) {
        return FactTypes.byName(name);
    }

    private static Trouble refused(String where, List<String> wrong) {
        String list = String.join(System.lineSeparator() + "    ", wrong);
        return Trouble.failed(
                Words.of("映射 %s 被拒绝:", "Mapping %s is refused:%n    %s").formatted(where, list),
                Words.of("请改正(行:列 如上)后再试。", "Correct it (line:column above) and try again."));
    }

    private static String fileText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw Trouble.failed(
                    Words.of("读不到映射文件 %s。", "Cannot read the mapping file %s.").formatted(file),
                    Words.of("请检查文件名。", "Check its name."));
        }
    }

    private static String shippedText(String name) {
        try (InputStream resource = MappingReader.class.getResourceAsStream("/mapping/" + name + ".yaml")) {
            if (resource == null) {
                throw Trouble.failed(
                        Words.of("没有名为 %s 的映射。", "There is no mapping named %s.")
                                .formatted(name),
                        Words.of(
                                "随产品提供的是 minneapolis-cad;自己的映射请写文件名 M.yaml。",
                                "minneapolis-cad ships with the product; give the file name of your own, M.yaml."));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Schema schema() {
        try (InputStream resource = MappingReader.class.getResourceAsStream("/mapping/mapping.schema.json")) {
            if (resource == null) {
                throw new IllegalStateException("mapping.schema.json is part of this jar");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
