package org.firstbutton.peer;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * 期限 — read from a file, one a line: {@code rule trigger response milliseconds condition}, the condition being a
 * field that must be true in the trigger, or {@code -}.
 */
record Deadlines(List<Deadline> all, ArrayList<String> types, long asOf) implements Serializable {

    record Deadline(String rule, int trigger, int response, long within, String condition) implements Serializable {
        boolean hasCondition() {
            return !condition.equals("-");
        }
    }

    static Deadlines read(Path file, long asOf) throws IOException {
        ArrayList<String> types = new ArrayList<>();
        ArrayList<Deadline> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] word = line.split(" ");
            all.add(new Deadline(
                    word[0], indexOf(types, word[1]), indexOf(types, word[2]), Long.parseLong(word[3]), word[4]));
        }
        return new Deadlines(all, types, asOf);
    }

    private static int indexOf(List<String> types, String type) {
        if (!types.contains(type)) {
            types.add(type);
        }
        return types.indexOf(type);
    }

    /** The field that decides for a trigger of this type, or null. */
    String conditionOf(int type) {
        for (Deadline deadline : all) {
            if (deadline.trigger() == type && deadline.hasCondition()) {
                return deadline.condition();
            }
        }
        return null;
    }
}
