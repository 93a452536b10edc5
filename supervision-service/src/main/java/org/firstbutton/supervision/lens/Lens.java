package org.firstbutton.supervision.lens;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Roles;

/**
 * 视角 — groups of rules under one name, for example 七个环节.
 *
 * @param exclusive whether a rule lies in one group only: that which names it most exactly
 */
public record Lens(String id, String zh, String en, Origin origin, boolean exclusive, List<Group> groups) {

    /** 来源 — what the sources say: names and rules, or names only, with the rules put in by the product. */
    public enum Origin {
        SOURCE,
        NAMES_ONLY,
        OWN
    }

    /**
     * 一组
     *
     * @param rules ids, or the beginnings of ids with a star: {@code ALT-*}
     * @param posts who answers for it, in each organisation whoever holds one of them
     */
    public record Group(String id, String zh, String en, List<String> rules, List<String> posts) {

        /** How exactly it names this rule: the longest of its patterns that fits; 0 where none does. */
        private int names(String rule) {
            return rules.stream()
                    .filter(pattern -> pattern.endsWith("*")
                            ? rule.startsWith(pattern.substring(0, pattern.length() - 1))
                            : rule.equals(pattern))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }

        private boolean isWhole() {
            return id.matches("[A-Z][A-Z_]{1,40}")
                    && rules.stream().allMatch(pattern -> pattern.matches("[A-Z]{2,3}-([0-9]{2}|[*])"))
                    && posts.stream().allMatch(Roles::isRole);
        }
    }

    /** Which of these rules lie in this group, in order. */
    List<String> rules(Group group, Collection<String> of) {
        return of.stream().filter(rule -> holds(group, rule)).sorted().toList();
    }

    private boolean holds(Group group, String rule) {
        if (!exclusive) {
            return group.names(rule) > 0;
        }
        Optional<Group> nearest = groups.stream()
                .filter(each -> each.names(rule) > 0)
                .max(Comparator.comparingInt(each -> each.names(rule)));
        return nearest.filter(group::equals).isPresent();
    }

    /** Which of these rules lie in none of its groups. */
    List<String> outside(Collection<String> of) {
        return of.stream()
                .filter(rule -> groups.stream().noneMatch(group -> group.names(rule) > 0))
                .sorted()
                .toList();
    }

    boolean isWhole() {
        Set<String> ids = groups.stream().map(Group::id).collect(Collectors.toCollection(HashSet::new));
        return id.matches("[A-Z][A-Z_]{1,40}")
                && ids.size() == groups.size()
                && !groups.isEmpty()
                && groups.stream().allMatch(Group::isWhole);
    }
}
