package org.firstbutton.chassis.problem;

import java.util.Locale;

/** 问题种类 — every kind of failure that a service answers with, in both languages. */
public enum ProblemKind {
    MALFORMED_JSON(400, "JSON 无法解析", "The JSON cannot be parsed"),
    UNKNOWN_FIELD(400, "存在未知字段", "A field is unknown"),
    INVALID_FIELD(400, "字段值无效", "A field has an invalid value"),
    MISSING_IDEMPOTENCY_KEY(400, "缺少 Idempotency-Key", "Idempotency-Key is missing"),
    UNAUTHENTICATED(401, "未通过身份认证", "Not authenticated"),
    FORBIDDEN(403, "无权执行此操作", "Not allowed to do this"),
    NOT_FOUND(404, "未找到", "Not found"),
    METHOD_NOT_ALLOWED(405, "不支持此方法", "The method is not allowed"),
    NOT_ACCEPTABLE(406, "无法提供所需格式", "The wanted format is not available"),
    TRANSITION_FORBIDDEN(409, "当前状态不允许此操作", "The present state forbids this"),
    SELF_APPROVAL(409, "经办人与审批人不得为同一人", "Maker and checker must be two people"),
    IN_FLIGHT(409, "相同请求正在处理", "The same request is still being handled"),
    VERSION_MISMATCH(412, "版本已变化", "The version has changed"),
    TOO_LARGE(413, "请求体过大", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型", "The content type is not supported"),
    KEY_REUSED(422, "Idempotency-Key 已用于不同内容", "The Idempotency-Key was used for another body"),
    TOO_MANY_REQUESTS(429, "请求过多", "Too many requests"),
    UNREADABLE(500, "密文无法解开", "A sealed value does not open"),
    INTERNAL(500, "内部错误", "Internal error"),
    UNAVAILABLE(503, "服务暂不可用", "Temporarily unavailable");

    private final int status;
    private final String zh;
    private final String en;

    ProblemKind(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    public int status() {
        return status;
    }

    /** Stable machine code, for example {@code unknown-field}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }

    /** What to do about it. */
    String advice(Locale language) {
        boolean english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        if (status >= 500) {
            return ourFault(english);
        }
        return switch (this) {
            case UNAUTHENTICATED ->
                english
                        ? "Send a valid bearer token: right issuer and audience, not expired."
                        : "请携带有效令牌：签发者与受众正确且未过期。";
            case FORBIDDEN ->
                english
                        ? "Your role does not include this operation; the attempt was recorded."
                        : "当前角色不含此操作权限；本次尝试已留痕。";
            case NOT_FOUND ->
                english
                        ? "It does not exist, or it lies outside your organisation's scope; the answer is the same."
                        : "对象不存在，或不在您的组织范围内；两种情况的回应相同。";
            case TRANSITION_FORBIDDEN, SELF_APPROVAL, IN_FLIGHT, VERSION_MISMATCH ->
                english
                        ? "Read the object again; 'rule' and 'detail' say what stands against it."
                        : "请重新读取该对象；rule 与 detail 说明受阻的原因。";
            case TOO_MANY_REQUESTS ->
                english
                        ? "Send the same request again after as many seconds as the header Retry-After says."
                        : "请按 Retry-After 头给出的秒数等待后重发同一请求。";
            case KEY_REUSED, MISSING_IDEMPOTENCY_KEY ->
                english
                        ? "Use a fresh Idempotency-Key for each new command, the same one when you repeat it."
                        : "每个新命令使用新的 Idempotency-Key；重发同一命令时沿用原值。";
            default ->
                english
                        ? "Correct the request as 'detail' and 'violations' say, then send it again."
                        : "请按 detail 与 violations 的提示更正后重发。";
        };
    }

    private String ourFault(boolean english) {
        if (this == UNREADABLE) {
            return english
                    ? "The stored value was changed, or its key is missing. Operations were alarmed; do not repeat it."
                    : "存储的密文被改动或缺少密钥。已向运维告警，重发无效。";
        }
        return english
                ? "The fault is ours. Send the same request again later, with the same Idempotency-Key."
                : "问题在服务端。请稍后使用相同的 Idempotency-Key 重发同一请求。";
    }

    static ProblemKind ofStatus(int status) {
        for (ProblemKind kind : values()) {
            if (kind.status == status && kind != MALFORMED_JSON && kind != UNKNOWN_FIELD && kind != UNREADABLE) {
                return kind;
            }
        }
        return status >= 500 ? INTERNAL : INVALID_FIELD;
    }
}
