package org.firstbutton.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** 事实目录 — the names of all facts, read once from the sealed families. */
public final class FactTypes {
    private static final Map<String, Class<? extends Fact>> BY_NAME = new LinkedHashMap<>();

    static {
        Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.ofNullable(topic.family()))
                .flatMap(FactTypes::recordsOf)
                .map(type -> type.<Fact>asSubclass(Fact.class))
                .forEach(type -> BY_NAME.put(nameOf(type), type));
    }

    private FactTypes() {}

    /** A family that is too large for one file permits smaller families. */
    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FactTypes::recordsOf)
                : Stream.of(type);
    }

    /** Every fact type, in the order of its family. */
    public static Collection<Class<? extends Fact>> all() {
        return BY_NAME.values();
    }

    /** The record behind a short wire name such as {@code alert.dispatched}, if we know it. */
    public static Optional<Class<? extends Fact>> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static String nameOf(Class<? extends Fact> type) {
        Named named = type.getAnnotation(Named.class);
        if (named == null) {
            throw new IllegalStateException(type + " carries no @Named wire name");
        }
        return named.value();
    }

    /** The topic that carries facts of this type. */
    public static Topic topicOf(Class<? extends Fact> type) {
        return Stream.of(Topic.values())
                .filter(topic -> topic.carries(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " belongs to no topic"));
    }
}
