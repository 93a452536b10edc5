package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Every place of a JSON tree that holds a value, and ways to alter it there. */
final class Leaves {

    /** An alteration of one value; {@code at} is a character of a text, or -1 to take the member away. */
    record Leaf(JsonPointer place, int at) {

        void alter(ObjectNode root) {
            JsonNode parent = root.at(place.head());
            JsonNode value = root.at(place);
            String name = place.last().getMatchingProperty();
            if (at < 0) {
                take(parent, name);
            } else if (parent instanceof ObjectNode object) {
                object.set(name, other(value));
            } else {
                ((ArrayNode) parent).set(Integer.parseInt(name), other(value));
            }
        }

        private static void take(JsonNode parent, String name) {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(Integer.parseInt(name));
            }
        }

        private JsonNode other(JsonNode value) {
            if (value.isBoolean()) {
                return BooleanNode.valueOf(!value.booleanValue());
            } else if (value.isNumber()) {
                return LongNode.valueOf(value.longValue() + 1);
            }
            StringBuilder text = new StringBuilder(value.asText());
            if (text.isEmpty()) {
                return TextNode.valueOf("x");
            }
            text.setCharAt(at, (char) (text.charAt(at) ^ 1));
            return TextNode.valueOf(text.toString());
        }

        @Override
        public String toString() {
            return place + (at < 0 ? " taken away" : " altered at " + at);
        }
    }

    private Leaves() {}

    static List<Leaf> of(JsonNode root) {
        List<Leaf> leaves = new ArrayList<>();
        collect(root, JsonPointer.empty(), leaves);
        return leaves;
    }

    private static void collect(JsonNode node, JsonPointer place, List<Leaf> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(member.getValue(), place.appendProperty(member.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), place.appendIndex(i), leaves);
            }
        } else {
            leaves.add(new Leaf(place, -1));
            leaves.add(new Leaf(place, 0));
            int last = node.asText().length() - 1;
            if (node.isTextual() && last > 0) {
                leaves.add(new Leaf(place, last / 2));
                leaves.add(new Leaf(place, last));
            }
        }
    }
}
