package org.firstbutton.supervision.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 方案内容 — groups of items that inspectors look at. */
@Schema(name = "SchemeContent", example = SchemeContent.EXAMPLE)
public record SchemeContent(
        @NotBlank @Size(max = 100) String zh,
        @NotBlank @Size(max = 100) String en,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Group> groups) {

    static final String EXAMPLE = """
            {"zh": "派出所接处警检查", "en": "Alerts at a station", "groups": [{"zh": "前台", "en": "Front desk", "items": [
              {"code": "WALK_INS", "zh": "来人报警是否登记", "en": "Are walk-ins registered?"}]}]}""";

    /**
     * 组
     *
     * @param size how many items it has to have, where its name says so (五查); null where it does not
     */
    @Schema(name = "SchemeGroup")
    public record Group(
            @NotBlank @Size(max = 100) String zh,
            @NotBlank @Size(max = 100) String en,
            @Nullable @Min(1) @Max(100) Integer size,
            @NotNull @Size(max = 100) List<@Valid @NotNull Item> items) {}

    /** 条目 */
    @Schema(name = "SchemeItem")
    public record Item(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}")
            String code,

            @NotBlank @Size(max = 300) String zh,
            @NotBlank @Size(max = 300) String en) {}

    /** The codes of all items, in their order. */
    List<String> codes() {
        return groups.stream()
                .flatMap(group -> group.items().stream())
                .map(Item::code)
                .toList();
    }

    /** Refuses two items of one code. A draft may be without items. */
    void requireSound() {
        Set<String> seen = new HashSet<>();
        for (String code : codes()) {
            if (!seen.add(code)) {
                throw Refusal.field("/content/groups", "条目代码重复 / stands twice: " + code);
            }
        }
    }

    /** Refuses what nobody could inspect by. */
    void requireComplete() {
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            Integer size = group.size();
            if (group.items().isEmpty()
                    || (size != null && size != group.items().size())) {
                throw Refusal.forbiddenBy(
                        "inspection: a scheme in force has its items",
                        group.zh() + "：条目未配齐 / " + group.en() + " has "
                                + group.items().size() + " items, " + (size == null ? "at least 1" : size)
                                + " expected");
            }
        }
    }
}
