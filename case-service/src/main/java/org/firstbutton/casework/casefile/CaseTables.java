package org.firstbutton.casework.casefile;

/**
 * 生命周期表 — b2 and b3 as tables of states, what may be done in them, and where that leads. A state without a line is
 * an end.
 */
final class CaseTables {
    /**
     * An act after the review has not been reviewed, so it leads back. A hearing that is asked for is held before
     * anything is decided. Notices are served, and documents issued, of a case that the court looks at too.
     */
    static final String ADMIN = """
            state           | what may be done                                               | then
            REPORTED        | ASSIGN ENQUIRE EXTEND_CLOCK ACCEPT_EVIDENCE ISSUE_RECEIPT      | REPORTED
            REPORTED        | RECEIVE_REFERRAL REQUEST_REFERRAL_SUPPLEMENT                   | REPORTED
            REPORTED        | DETERMINE_JURISDICTION SERVE_NOTICE ISSUE_DOCUMENT             | REPORTED
            REPORTED        | ACCEPT                                                         | ACCEPTED
            REPORTED        | NOT_ACCEPT                                                     | NOT_ACCEPTED
            REPORTED        | TRANSFER                                                       | TRANSFERRED
            REPORTED        | APPROVE_DECISION                                               | REPORTED
            REPORTED        | REFER_OUT                                                      | REFERRED_OUT
            NOT_ACCEPTED    | ISSUE_RECEIPT SERVE_NOTICE ISSUE_DOCUMENT                      | NOT_ACCEPTED
            ACCEPTED        | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK ACCEPT_EVIDENCE   | ACCEPTED
            ACCEPTED        | ISSUE_RECEIPT DETERMINE_JURISDICTION SERVE_NOTICE              | ACCEPTED
            ACCEPTED        | ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER   | ACCEPTED
            ACCEPTED        | ENQUIRE                                                        | INVESTIGATING
            ACCEPTED        | START_FAST_TRACK                                               | FAST_TRACK
            ACCEPTED        | TRANSFER                                                       | TRANSFERRED
            ACCEPTED        | APPROVE_DECISION                                               | ACCEPTED
            FAST_TRACK      | ASSIGN ENQUIRE EXTEND_CLOCK ACCEPT_EVIDENCE SERVE_NOTICE       | FAST_TRACK
            FAST_TRACK      | ISSUE_DOCUMENT                                                 | FAST_TRACK
            FAST_TRACK      | CONVERT_TO_GENERAL                                             | INVESTIGATING
            FAST_TRACK      | REQUEST_REVIEW                                                 | IN_LEGAL_REVIEW
            FAST_TRACK      | APPROVE_DECISION LINK_RECORDING                                | FAST_TRACK
            INVESTIGATING   | ASSIGN ENQUIRE PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK           | INVESTIGATING
            INVESTIGATING   | ACCEPT_EVIDENCE DETERMINE_JURISDICTION                         | INVESTIGATING
            INVESTIGATING   | ISSUE_ACCIDENT_DETERMINATION SERVE_NOTICE ISSUE_DOCUMENT       | INVESTIGATING
            INVESTIGATING   | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | INVESTIGATING
            INVESTIGATING   | START_FAST_TRACK                                               | FAST_TRACK
            INVESTIGATING   | REQUEST_REVIEW                                                 | IN_LEGAL_REVIEW
            INVESTIGATING   | START_MEDIATION                                                | MEDIATING
            INVESTIGATING   | CONVERT_TO_CRIMINAL                                            | REPORTED
            INVESTIGATING   | TERMINATE                                                      | TERMINATED
            INVESTIGATING   | TRANSFER                                                       | TRANSFERRED
            INVESTIGATING   | APPROVE_DECISION LINK_RECORDING                                | INVESTIGATING
            MEDIATING       | ASSIGN RESUME_CLOCK EXTEND_CLOCK SERVE_NOTICE ISSUE_DOCUMENT   | MEDIATING
            MEDIATING       | CONCLUDE_MEDIATION                                             | MEDIATED
            MEDIATING       | FAIL_MEDIATION                                                 | INVESTIGATING
            MEDIATING       | APPROVE_DECISION                                               | MEDIATING
            MEDIATED        | ASSIGN SERVE_NOTICE ISSUE_DOCUMENT                             | MEDIATED
            MEDIATED        | PERFORM_MEDIATION                                              | CLOSED_BY_MEDIATION
            MEDIATED        | FAIL_MEDIATION                                                 | INVESTIGATING
            MEDIATED        | APPROVE_DECISION                                               | MEDIATED
            IN_LEGAL_REVIEW | ASSIGN RESUME_CLOCK EXTEND_CLOCK RECORD_CORRECTION_NOTICE      | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW | RECORD_URGING_LETTER                                           | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW | RETURN_REVIEW                                                  | INVESTIGATING
            IN_LEGAL_REVIEW | PASS_REVIEW                                                    | REVIEWED
            IN_LEGAL_REVIEW | LINK_RECORDING                                                 | IN_LEGAL_REVIEW
            REVIEWED        | ASSIGN RESUME_CLOCK EXTEND_CLOCK SERVE_NOTICE ISSUE_DOCUMENT   | REVIEWED
            REVIEWED        | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | REVIEWED
            REVIEWED        | ENQUIRE                                                        | INVESTIGATING
            REVIEWED        | GIVE_NOTICE                                                    | NOTICED
            REVIEWED        | DECIDE                                                         | DECIDED
            REVIEWED        | APPROVE_DECISION LINK_RECORDING                                | REVIEWED
            NOTICED         | ASSIGN RESUME_CLOCK EXTEND_CLOCK GIVE_NOTICE SERVE_NOTICE      | NOTICED
            NOTICED         | ISSUE_DOCUMENT                                                 | NOTICED
            NOTICED         | ENQUIRE                                                        | INVESTIGATING
            NOTICED         | REQUEST_HEARING                                                | HEARING
            NOTICED         | DECIDE                                                         | DECIDED
            NOTICED         | APPROVE_DECISION LINK_RECORDING                                | NOTICED
            HEARING         | ASSIGN RESUME_CLOCK EXTEND_CLOCK SERVE_NOTICE ISSUE_DOCUMENT   | HEARING
            HEARING         | HOLD_HEARING                                                   | NOTICED
            HEARING         | APPROVE_DECISION                                               | HEARING
            DECIDED         | ASSIGN SERVE_NOTICE ISSUE_DOCUMENT                             | DECIDED
            DECIDED         | SERVE_DECISION                                                 | SERVED
            DECIDED         | CLOSE                                                          | CLOSED
            DECIDED         | APPROVE_DECISION                                               | DECIDED
            SERVED          | ASSIGN SERVE_DECISION REQUEST_SUSPENSION SUSPEND_EXECUTION     | SERVED
            SERVED          | SERVE_NOTICE ISSUE_DOCUMENT                                    | SERVED
            SERVED          | DELIVER_EXECUTION                                              | EXECUTING
            SERVED          | COMPLETE_EXECUTION                                             | EXECUTED
            SERVED          | REQUEST_RECONSIDERATION                                        | CONTESTED
            SERVED          | CLOSE                                                          | CLOSED
            SERVED          | APPROVE_DECISION                                               | SERVED
            SERVED          | FILE_LITIGATION                                                | IN_LITIGATION
            EXECUTING       | ASSIGN REQUEST_SUSPENSION SERVE_NOTICE ISSUE_DOCUMENT          | EXECUTING
            EXECUTING       | SUSPEND_EXECUTION                                              | SERVED
            EXECUTING       | COMPLETE_EXECUTION                                             | EXECUTED
            EXECUTING       | REQUEST_RECONSIDERATION                                        | CONTESTED
            EXECUTING       | APPROVE_DECISION                                               | EXECUTING
            EXECUTING       | FILE_LITIGATION                                                | IN_LITIGATION
            EXECUTED        | REQUEST_RECONSIDERATION                                        | CONTESTED
            EXECUTED        | CLOSE                                                          | CLOSED
            EXECUTED        | FILE_LITIGATION                                                | IN_LITIGATION
            CONTESTED       | REQUEST_SUSPENSION SUSPEND_EXECUTION SERVE_NOTICE              | CONTESTED
            CONTESTED       | ISSUE_DOCUMENT                                                 | CONTESTED
            CONTESTED       | UPHOLD_RECONSIDERATION                                         | SERVED
            CONTESTED       | REVOKE_RECONSIDERATION                                         | REVOKED
            CONTESTED       | APPROVE_DECISION                                               | CONTESTED
            IN_LITIGATION   | REQUEST_SUSPENSION SUSPEND_EXECUTION SERVE_NOTICE              | IN_LITIGATION
            IN_LITIGATION   | ISSUE_DOCUMENT APPROVE_DECISION                                | IN_LITIGATION
            IN_LITIGATION   | UPHOLD_LITIGATION                                              | SERVED
            IN_LITIGATION   | REVOKE_LITIGATION                                              | REVOKED
            REVOKED         | SERVE_NOTICE ISSUE_DOCUMENT                                    | REVOKED
            REVOKED         | CLOSE                                                          | CLOSED
            CLOSED          | ARCHIVE                                                        | ARCHIVED
            """;

    /**
     * Before filing nobody is coerced (no interrogation); a decision on a measure does not end an investigation. A
     * filing that the procuratorate or the reconsideration ordered cannot be refused again.
     */
    static final String CRIMINAL = """
            state                      | what may be done                                               | then
            REPORTED                   | ASSIGN ENQUIRE EXTEND_CLOCK ACCEPT_EVIDENCE ISSUE_RECEIPT      | REPORTED
            REPORTED                   | RECEIVE_REFERRAL REQUEST_REFERRAL_SUPPLEMENT                   | REPORTED
            REPORTED                   | DETERMINE_JURISDICTION SERVE_NOTICE ISSUE_DOCUMENT             | REPORTED
            REPORTED                   | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | REPORTED
            REPORTED                   | FILE                                                           | FILED
            REPORTED                   | NOT_FILE                                                       | NOT_FILED
            REPORTED                   | TRANSFER                                                       | TRANSFERRED
            REPORTED                   | REQUEST_FILING_REASONS                                         | UNDER_SUPERVISION
            REPORTED                   | APPROVE_DECISION                                               | REPORTED
            NOT_FILED                  | ISSUE_RECEIPT SERVE_NOTICE ISSUE_DOCUMENT                      | NOT_FILED
            NOT_FILED                  | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | NOT_FILED
            NOT_FILED                  | REQUEST_FILING_REASONS                                         | UNDER_SUPERVISION
            NOT_FILED                  | REQUEST_RECONSIDERATION                                        | UNDER_RECONSIDERATION
            UNDER_SUPERVISION          | ASSIGN ENQUIRE SERVE_NOTICE ISSUE_DOCUMENT                     | UNDER_SUPERVISION
            UNDER_SUPERVISION          | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | UNDER_SUPERVISION
            UNDER_SUPERVISION          | FILE                                                           | FILED
            UNDER_SUPERVISION          | NOT_FILE                                                       | NOT_FILED
            UNDER_SUPERVISION          | NOTIFY_FILING                                                  | FILING_ORDERED
            UNDER_SUPERVISION          | APPROVE_DECISION                                               | UNDER_SUPERVISION
            FILING_ORDERED             | ASSIGN ENQUIRE SERVE_NOTICE ISSUE_DOCUMENT                     | FILING_ORDERED
            FILING_ORDERED             | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | FILING_ORDERED
            FILING_ORDERED             | FILE                                                           | FILED
            FILING_ORDERED             | APPROVE_DECISION                                               | FILING_ORDERED
            UNDER_RECONSIDERATION      | SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE           | UNDER_RECONSIDERATION
            UNDER_RECONSIDERATION      | RECORD_URGING_LETTER                                           | UNDER_RECONSIDERATION
            UNDER_RECONSIDERATION      | UPHOLD_RECONSIDERATION                                         | RECONSIDERED
            UNDER_RECONSIDERATION      | REVOKE_RECONSIDERATION                                         | FILING_ORDERED
            UNDER_RECONSIDERATION      | APPROVE_DECISION                                               | UNDER_RECONSIDERATION
            RECONSIDERED               | SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE           | RECONSIDERED
            RECONSIDERED               | RECORD_URGING_LETTER                                           | RECONSIDERED
            RECONSIDERED               | REQUEST_SECOND_REVIEW                                          | UNDER_SECOND_REVIEW
            RECONSIDERED               | REQUEST_FILING_REASONS                                         | UNDER_SUPERVISION
            RECONSIDERED               | APPROVE_DECISION                                               | RECONSIDERED
            UNDER_SECOND_REVIEW        | SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE           | UNDER_SECOND_REVIEW
            UNDER_SECOND_REVIEW        | RECORD_URGING_LETTER                                           | UNDER_SECOND_REVIEW
            UNDER_SECOND_REVIEW        | UPHOLD_SECOND_REVIEW                                           | NON_FILING_CONFIRMED
            UNDER_SECOND_REVIEW        | REVOKE_SECOND_REVIEW                                           | FILING_ORDERED
            UNDER_SECOND_REVIEW        | APPROVE_DECISION                                               | UNDER_SECOND_REVIEW
            NON_FILING_CONFIRMED       | SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE           | NON_FILING_CONFIRMED
            NON_FILING_CONFIRMED       | RECORD_URGING_LETTER                                           | NON_FILING_CONFIRMED
            NON_FILING_CONFIRMED       | REQUEST_FILING_REASONS                                         | UNDER_SUPERVISION
            NON_FILING_CONFIRMED       | APPROVE_DECISION                                               | NON_FILING_CONFIRMED
            FILED                      | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK ACCEPT_EVIDENCE   | FILED
            FILED                      | DETERMINE_JURISDICTION ISSUE_WANTED SERVE_NOTICE               | FILED
            FILED                      | ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER   | FILED
            FILED                      | ENQUIRE INTERROGATE                                            | INVESTIGATING
            FILED                      | WITHDRAW                                                       | WITHDRAWN
            FILED                      | TRANSFER                                                       | TRANSFERRED
            FILED                      | APPROVE_DECISION                                               | FILED
            INVESTIGATING              | ASSIGN PAUSE_CLOCK RESUME_CLOCK EXTEND_CLOCK ENQUIRE           | INVESTIGATING
            INVESTIGATING              | INTERROGATE ACCEPT_EVIDENCE DETERMINE_JURISDICTION             | INVESTIGATING
            INVESTIGATING              | ISSUE_WANTED ISSUE_ACCIDENT_DETERMINATION SERVE_NOTICE         | INVESTIGATING
            INVESTIGATING              | ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER   | INVESTIGATING
            INVESTIGATING              | REQUEST_REVIEW                                                 | IN_LEGAL_REVIEW
            INVESTIGATING              | CONCLUDE_INVESTIGATION                                         | CONCLUDED
            INVESTIGATING              | WITHDRAW                                                       | WITHDRAWN
            INVESTIGATING              | TRANSFER                                                       | TRANSFERRED
            INVESTIGATING              | APPROVE_DECISION LINK_RECORDING                                | INVESTIGATING
            IN_LEGAL_REVIEW            | ASSIGN RESUME_CLOCK EXTEND_CLOCK RECORD_CORRECTION_NOTICE      | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW            | RECORD_URGING_LETTER                                           | IN_LEGAL_REVIEW
            IN_LEGAL_REVIEW            | RETURN_REVIEW                                                  | INVESTIGATING
            IN_LEGAL_REVIEW            | PASS_REVIEW                                                    | REVIEWED
            IN_LEGAL_REVIEW            | LINK_RECORDING                                                 | IN_LEGAL_REVIEW
            REVIEWED                   | ASSIGN RESUME_CLOCK EXTEND_CLOCK SERVE_NOTICE ISSUE_DOCUMENT   | REVIEWED
            REVIEWED                   | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | REVIEWED
            REVIEWED                   | ENQUIRE INTERROGATE                                            | INVESTIGATING
            REVIEWED                   | DECIDE                                                         | DECIDED
            REVIEWED                   | APPROVE_DECISION LINK_RECORDING                                | REVIEWED
            DECIDED                    | ASSIGN SERVE_DECISION ISSUE_WANTED SERVE_NOTICE ISSUE_DOCUMENT | DECIDED
            DECIDED                    | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | DECIDED
            DECIDED                    | ENQUIRE INTERROGATE                                            | INVESTIGATING
            DECIDED                    | REQUEST_REVIEW                                                 | IN_LEGAL_REVIEW
            DECIDED                    | CONCLUDE_INVESTIGATION                                         | CONCLUDED
            DECIDED                    | WITHDRAW                                                       | WITHDRAWN
            DECIDED                    | CLOSE                                                          | CLOSED
            DECIDED                    | APPROVE_DECISION LINK_RECORDING                                | DECIDED
            CONCLUDED                  | ASSIGN SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE    | CONCLUDED
            CONCLUDED                  | RECORD_URGING_LETTER                                           | CONCLUDED
            CONCLUDED                  | ENQUIRE INTERROGATE                                            | INVESTIGATING
            CONCLUDED                  | REQUEST_REVIEW                                                 | CONCLUSION_IN_REVIEW
            CONCLUDED                  | APPROVE_DECISION LINK_RECORDING                                | CONCLUDED
            CONCLUSION_IN_REVIEW       | ASSIGN RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER           | CONCLUSION_IN_REVIEW
            CONCLUSION_IN_REVIEW       | RETURN_REVIEW                                                  | INVESTIGATING
            CONCLUSION_IN_REVIEW       | PASS_REVIEW                                                    | CONCLUSION_REVIEWED
            CONCLUSION_IN_REVIEW       | LINK_RECORDING                                                 | CONCLUSION_IN_REVIEW
            CONCLUSION_REVIEWED        | ASSIGN SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE    | CONCLUSION_REVIEWED
            CONCLUSION_REVIEWED        | RECORD_URGING_LETTER                                           | CONCLUSION_REVIEWED
            CONCLUSION_REVIEWED        | ENQUIRE INTERROGATE                                            | INVESTIGATING
            CONCLUSION_REVIEWED        | TRANSFER_TO_PROSECUTION                                        | TRANSFERRED_TO_PROSECUTION
            CONCLUSION_REVIEWED        | APPROVE_DECISION LINK_RECORDING                                | CONCLUSION_REVIEWED
            TRANSFERRED_TO_PROSECUTION | ASSIGN SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE    | TRANSFERRED_TO_PROSECUTION
            TRANSFERRED_TO_PROSECUTION | RECORD_URGING_LETTER                                           | TRANSFERRED_TO_PROSECUTION
            TRANSFERRED_TO_PROSECUTION | RETURN_FOR_SUPPLEMENT                                          | SUPPLEMENTING
            TRANSFERRED_TO_PROSECUTION | RECORD_PROSECUTION_RESULT                                      | CLOSED
            TRANSFERRED_TO_PROSECUTION | APPROVE_DECISION LINK_RECORDING                                | TRANSFERRED_TO_PROSECUTION
            SUPPLEMENTING              | ASSIGN ENQUIRE INTERROGATE PAUSE_CLOCK RESUME_CLOCK            | SUPPLEMENTING
            SUPPLEMENTING              | EXTEND_CLOCK ACCEPT_EVIDENCE SERVE_NOTICE ISSUE_DOCUMENT       | SUPPLEMENTING
            SUPPLEMENTING              | RECORD_CORRECTION_NOTICE RECORD_URGING_LETTER                  | SUPPLEMENTING
            SUPPLEMENTING              | RESUBMIT                                                       | TRANSFERRED_TO_PROSECUTION
            SUPPLEMENTING              | WITHDRAW                                                       | WITHDRAWN
            SUPPLEMENTING              | APPROVE_DECISION LINK_RECORDING                                | SUPPLEMENTING
            WITHDRAWN                  | SERVE_NOTICE ISSUE_DOCUMENT RECORD_CORRECTION_NOTICE           | WITHDRAWN
            WITHDRAWN                  | RECORD_URGING_LETTER                                           | WITHDRAWN
            WITHDRAWN                  | FILE                                                           | FILED
            CLOSED                     | RECORD_PROSECUTION_RESULT SERVE_NOTICE ISSUE_DOCUMENT          | CLOSED
            CLOSED                     | ARCHIVE                                                        | ARCHIVED
            """;

    private CaseTables() {}
}
