package org.firstbutton.localrun.mapping;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** 位置 — finds line and column of a JSON pointer in a YAML text, for messages that a person can follow. */
final class YamlPositions {
    private final Node root;

    YamlPositions(String text) {
        this.root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    }

    /** {@code line:column} of the property inside the pointed-at node, else of the nearest node above it. */
    String of(String pointer, @Nullable String property) {
        Node node = root;
        for (String step : pointer.split("/")) {
            Node below = step.isEmpty() ? node : step(node, step);
            if (below == null) {
                break;
            }
            node = below;
        }
        Node key = property == null ? null : key(node, property);
        var mark = (key == null ? node : key).getStartMark();
        return (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static @Nullable Node step(Node node, String name) {
        if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            int index = name.chars().allMatch(Character::isDigit) ? Integer.parseInt(name) : items.size();
            return index < items.size() ? items.get(index) : null;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(unescaped(name))) {
                    return entry.getValueNode();
                }
            }
        }
        return null;
    }

    private static @Nullable Node key(Node node, String name) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name)) {
                    return key;
                }
            }
        }
        return null;
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
