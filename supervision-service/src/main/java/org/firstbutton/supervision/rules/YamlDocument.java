package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstbutton.supervision.rules.PackRefused.Fault;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML 1.2 document as JSON that remembers where in the file each value stands, and collects its faults. */
final class YamlDocument {
    private final String file;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final @Nullable JsonNode root;

    YamlDocument(String file, String text) {
        this.file = file;
        this.root = compose(text);
    }

    @Nullable
    JsonNode root() {
        return root;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Notes a fault at the value to which a JSON pointer points, or at the nearest thing around it. */
    void fault(String pointer, String expected) {
        fault(pointer, 1, 0, expected);
    }

    /** Notes a fault within a one-line text value, at a line and column of that text. */
    void fault(String pointer, int line, int column, String expected) {
        String at = pointer;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        Place place = places.getOrDefault(at, new Place(1, 1));
        faults.add(new Fault(file, place.line() + line - 1, place.column() + column, expected));
    }

    void faultAtKey(String pointer, String key, String expected) {
        String at = pointer + "/" + key + "#key";
        fault(places.containsKey(at) ? at : pointer, expected);
    }

    private @Nullable JsonNode compose(String text) {
        try {
            Optional<Node> node = new Compose(LoadSettings.builder()
                            .setLabel(file)
                            .setUseMarks(true)
                            // A few nested aliases can stand for more values than memory holds.
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(text);
            if (node.isPresent()) {
                return json(node.get(), "");
            }
            faults.add(new Fault(file, 1, 1, "expected a rule pack, found an empty file"));
        } catch (MarkedYamlEngineException broken) {
            Mark mark = broken.getProblemMark().orElse(null);
            faults.add(new Fault(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "expected YAML 1.2: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            faults.add(new Fault(file, 1, 1, "expected YAML 1.2: " + broken.getMessage()));
        }
        return null;
    }

    private JsonNode json(Node node, String pointer) {
        places.put(pointer, place(node));
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode named)) {
                    faults.add(new Fault(
                            file,
                            place(tuple.getKeyNode()).line(),
                            place(tuple.getKeyNode()).column(),
                            "expected a plain key"));
                    continue;
                }
                String key = named.getValue();
                String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                places.put(pointer + "/" + key + "#key", place(tuple.getKeyNode()));
                if (object.has(key)) {
                    faultAtKey(pointer, key, "expected each key once, found '" + key + "' again");
                }
                object.set(key, json(tuple.getValueNode(), child));
            }
            return object;
        } else if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(element -> array.add(json(element, pointer + "/" + array.size())));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String value = node.getValue();
        try {
            if (node.getTag().equals(Tag.INT)) {
                return nodes.numberNode(new BigInteger(value));
            } else if (node.getTag().equals(Tag.FLOAT)) {
                return nodes.numberNode(new BigDecimal(value));
            } else if (node.getTag().equals(Tag.BOOL)) {
                return nodes.booleanNode(Boolean.parseBoolean(value));
            }
        } catch (NumberFormatException notDecimal) {
            return nodes.textNode(value);
        }
        return node.getTag().equals(Tag.NULL) ? nodes.nullNode() : nodes.textNode(value);
    }

    private static Place place(Node node) {
        int quote = node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN ? 1 : 0;
        return node.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1 + quote))
                .orElse(new Place(1, 1));
    }

    private record Place(int line, int column) {}
}
