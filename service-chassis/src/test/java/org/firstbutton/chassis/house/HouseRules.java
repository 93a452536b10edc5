package org.firstbutton.chassis.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** 院规 — the rules of the house; a service's {@code ArchitectureTest} is {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {
    private static final Set<String> DUMPING_GROUNDS =
            Set.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Base", "Common", "Misc", "Processor");
    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final List<Class<? extends Annotation>> GUARDS =
            List.of(RolesAllowed.class, PermitAll.class, Authenticated.class);
    private static final Set<String> CLOCK_READERS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    @ArchTest
    static final ArchRule roomsLookOnlyIntoRoomsTheyKnow = classes()
            .that(new DescribedPredicate<JavaClass>("live in a room of a service") {
                @Override
                public boolean test(JavaClass type) {
                    return Rooms.roomOf(type).isPresent();
                }
            })
            .should(new ArchCondition<JavaClass>("look only into rooms that @Room says they know") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Rooms.forbiddenLooks(type).forEach(look -> events.add(SimpleConditionEvent.violated(type, look)));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noTypeIsADumpingGround = noClasses()
            .should(new ArchCondition<JavaClass>("be named like a place where anything goes") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean dump = DUMPING_GROUNDS.stream().anyMatch(type.getSimpleName()::endsWith);
                    events.add(new SimpleConditionEvent(type, dump, type.getName()));
                }
            });

    @ArchTest
    static final ArchRule whatJudges_knowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.firstbutton.supervision.verdict..",
                    "org.firstbutton.supervision.rules..",
                    "org.firstbutton.supervision.calendar..",
                    "org.firstbutton.supervision.evidence..",
                    "org.firstbutton.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.jdbi..", "java.sql..", "org.apache.kafka..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyResources_openDoorsToHttp = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .areTopLevelClasses()
            .should()
            .beAnnotatedWith(jakarta.ws.rs.Path.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyEndpoint_saysWhoMayUseIt = methods()
            .that(new DescribedPredicate<JavaMethod>("are endpoints") {
                @Override
                public boolean test(JavaMethod method) {
                    return VERBS.stream().anyMatch(method::isAnnotatedWith);
                }
            })
            .should(new ArchCondition<JavaMethod>("say who may use them, by themselves or for their whole resource") {
                @Override
                public void check(JavaMethod endpoint, ConditionEvents events) {
                    boolean said = GUARDS.stream()
                            .anyMatch(guard -> endpoint.isAnnotatedWith(guard)
                                    || endpoint.getOwner().isAnnotatedWith(guard));
                    events.add(new SimpleConditionEvent(endpoint, said, endpoint.getFullName()));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyLooksAtTheReplicasOwnClock = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("read the wall clock") {
                @Override
                public boolean test(JavaCall<?> call) {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    return (CLOCK_READERS.contains(owner) && name.equals("now"))
                            || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                            || (owner.equals("java.time.Clock") && name.startsWith("system"));
                }
            })
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(ConfigProperty.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStateIsShared = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .allowEmptyShould(true);

    /** Rewrites the picture when it is stale, and fails, so that the new one is looked at before it is committed. */
    @ArchTest
    static void theMapOfRooms_isDrawnFromTheCode(JavaClasses service) throws IOException {
        HouseMap.of(service).ifPresent(HouseMap::requireUpToDate);
    }

    private HouseRules() {}
}
