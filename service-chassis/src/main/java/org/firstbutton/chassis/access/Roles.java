package org.firstbutton.chassis.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 角色 — the role names that tokens carry. */
public final class Roles {
    public static final String CALL_TAKER = "CALL_TAKER";
    public static final String DISPATCHER = "DISPATCHER";
    public static final String DUTY_DIRECTOR = "DUTY_DIRECTOR";
    public static final String RESPONDING_OFFICER = "RESPONDING_OFFICER";
    public static final String HANDLING_OFFICER = "HANDLING_OFFICER";
    public static final String UNIT_CHIEF = "UNIT_CHIEF";
    public static final String LEGAL_OFFICER = "LEGAL_OFFICER";
    public static final String CASE_MANAGER = "CASE_MANAGER";
    public static final String LEGAL_BRIGADE = "LEGAL_BRIGADE";
    public static final String LEGAL_DETACHMENT = "LEGAL_DETACHMENT";
    public static final String LEGAL_CORPS = "LEGAL_CORPS";
    public static final String COMMAND_CENTRE_SUPERVISOR = "COMMAND_CENTRE_SUPERVISOR";
    public static final String INSPECTORATE = "INSPECTORATE";
    public static final String INSPECTOR_GENERAL = "INSPECTOR_GENERAL";
    public static final String DISCIPLINE = "DISCIPLINE";
    public static final String BUREAU_LEADER = "BUREAU_LEADER";
    public static final String SUPERVISION_COMMITTEE = "SUPERVISION_COMMITTEE";
    public static final String CASE_CENTRE_STAFF = "CASE_CENTRE_STAFF";
    public static final String PROPERTY_KEEPER = "PROPERTY_KEEPER";
    public static final String TRAINING_OFFICER = "TRAINING_OFFICER";
    public static final String PETITION_DESK = "PETITION_DESK";
    public static final String CALLBACK_AGENT = "CALLBACK_AGENT";
    public static final String JOINT_OFFICE_LIAISON = "JOINT_OFFICE_LIAISON";
    public static final String DISPATCH_SYSTEM = "DISPATCH_SYSTEM";
    public static final String RULE_ADMIN = "RULE_ADMIN";
    public static final String SCORE_ADMIN = "SCORE_ADMIN";
    public static final String AUDITOR = "AUDITOR";
    public static final String OPS = "OPS";

    /** Who sees integrity findings before they are verified. */
    public static final Set<String> SEE_INTEGRITY =
            Set.of(LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS, INSPECTORATE, INSPECTOR_GENERAL);

    /** Who sees all cases of his organisations, whoever handles them, and what runs beside them. */
    public static final Set<String> SEE_CASES = Set.of(
            UNIT_CHIEF,
            LEGAL_OFFICER,
            CASE_MANAGER,
            LEGAL_BRIGADE,
            LEGAL_DETACHMENT,
            LEGAL_CORPS,
            INSPECTORATE,
            INSPECTOR_GENERAL,
            BUREAU_LEADER);

    private static final Set<String> ALL = Set.of(
            CALL_TAKER,
            DISPATCHER,
            DUTY_DIRECTOR,
            RESPONDING_OFFICER,
            HANDLING_OFFICER,
            UNIT_CHIEF,
            LEGAL_OFFICER,
            CASE_MANAGER,
            LEGAL_BRIGADE,
            LEGAL_DETACHMENT,
            LEGAL_CORPS,
            COMMAND_CENTRE_SUPERVISOR,
            INSPECTORATE,
            INSPECTOR_GENERAL,
            DISCIPLINE,
            BUREAU_LEADER,
            SUPERVISION_COMMITTEE,
            CASE_CENTRE_STAFF,
            PROPERTY_KEEPER,
            TRAINING_OFFICER,
            PETITION_DESK,
            CALLBACK_AGENT,
            JOINT_OFFICE_LIAISON,
            DISPATCH_SYSTEM,
            RULE_ADMIN,
            SCORE_ADMIN,
            AUDITOR,
            OPS);

    private Roles() {}

    public static boolean isRole(String name) {
        return ALL.contains(name);
    }

    /** A group of roles and some more. */
    public static Set<String> and(Set<String> group, String... more) {
        return Stream.concat(group.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
