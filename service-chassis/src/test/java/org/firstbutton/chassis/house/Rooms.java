package org.firstbutton.chassis.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 房间 — which room of which service a class lives in, and where it looks. */
final class Rooms {
    private static final Pattern PLACE =
            Pattern.compile("org\\.firstbutton\\.(intake|casework|supervision|scoring)\\.([a-z]+)(\\..*)?");

    private Rooms() {}

    /**
     * A room.
     *
     * @param service {@code intake}
     * @param name {@code reception}
     */
    record Place(String service, String name) {
        String packageName() {
            return "org.firstbutton." + service + "." + name;
        }
    }

    static Optional<Place> roomOf(JavaClass type) {
        Matcher place = PLACE.matcher(type.getPackageName());
        return place.matches() ? Optional.of(new Place(place.group(1), place.group(2))) : Optional.empty();
    }

    /** Rooms of the same service that the class looks into. */
    static Set<String> looks(JavaClass type, Place from) {
        Set<String> looks = new TreeSet<>();
        type.getDirectDependenciesFromSelf()
                .forEach(dependency -> roomOf(dependency.getTargetClass())
                        .filter(to -> to.service().equals(from.service())
                                && !to.name().equals(from.name()))
                        .ifPresent(to -> looks.add(to.name())));
        return looks;
    }

    static Stream<String> forbiddenLooks(JavaClass type) {
        Place from = roomOf(type).orElseThrow();
        Optional<List<String>> known = knownFrom(type, from);
        if (known.isEmpty()) {
            return Stream.of("room " + from.packageName() + " has no @Room in its package-info");
        }
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> roomOf(dependency.getTargetClass())
                        .filter(to -> to.service().equals(from.service())
                                && !to.name().equals(from.name()))
                        .filter(to -> !known.get().contains(to.name()))
                        .isPresent())
                .map(Dependency::getDescription);
    }

    private static Optional<List<String>> knownFrom(JavaClass type, Place room) {
        var place = type.getPackage();
        while (!place.getName().equals(room.packageName())) {
            place = place.getParent().orElseThrow();
        }
        return place.tryGetAnnotationOfType(Room.class).map(annotation -> List.of(annotation.knows()));
    }
}
