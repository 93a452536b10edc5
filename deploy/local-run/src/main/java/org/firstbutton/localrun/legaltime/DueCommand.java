package org.firstbutton.localrun.legaltime;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.calendar.CalendarFile;
import org.firstbutton.supervision.calendar.YearWithoutNotice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 算期限 — {@code ./firstbutton due}: when a legal term ends, and why each day counts or does not. */
@Command(
        name = "due",
        mixinStandardHelpOptions = true,
        description = {"计算法定期限的届满时间,逐日说明;不需要运行系统。", "Says when a legal term ends, day by day; needs no running system."
        })
public final class DueCommand implements Callable<Integer> {
    @Option(
            names = "--start",
            required = true,
            paramLabel = "T",
            description = {
                "起算时刻,例如 2025-09-29T10:00+08:00;不带时差时按 --zone。",
                "When the term begins, for example 2025-09-29T10:00+08:00; in --zone if without an offset."
            })
    String start = "";

    @Option(
            names = "--limit",
            required = true,
            paramLabel = "'N UNIT'",
            description = {
                "期限,例如 '5 WORKING_DAYS'。单位 unit: SECONDS MINUTES HOURS CALENDAR_DAYS WORKING_DAYS MONTHS",
                "The limit, for example '5 WORKING_DAYS'."
            })
    String limit = "";

    @Option(
            names = "--calendar",
            paramLabel = "C",
            description = {
                "计时方法,缺省由单位决定。CLOCK CALDAY CALDAY_HARD MONTH WORKDAY CUTOFF",
                "How to count; the unit decides by default."
            })
    @Nullable
    String calendar;

    @Option(
            names = "--minus-one-day",
            description = {"按月计算时,在对应日的前一日届满。", "Months end on the day before the corresponding one."})
    boolean minusOneDay;

    @Option(
            names = "--pause",
            paramLabel = "FROM/TO",
            description = {"中止计时,可重复;FROM/ 表示仍在中止。", "The clock stands, repeatable; FROM/ still stands."})
    List<String> pauses = List.of();

    @Option(
            names = "--extend",
            paramLabel = "'[to ]N UNIT[@T]'",
            description = {
                "延长,可重复:'30 CALENDAR_DAYS' 再加三十日,'to 7 CALENDAR_DAYS' 延长至七日;@T 为批准时刻,届满后批准的不予计算。",
                "Extension, repeatable: '30 CALENDAR_DAYS' adds, 'to 7 CALENDAR_DAYS' replaces; @T is when it was"
                        + " granted: refused if after expiry, and taken as in time if not said."
            })
    List<String> extensions = List.of();

    @Option(
            names = "--extend-at-most",
            paramLabel = "'N UNIT'",
            description = {"累计最多延长多少,单位同期限。", "The most that all extensions may add, in the limit's unit."})
    @Nullable
    String cap;

    @Option(
            names = "--calendar-as-of",
            paramLabel = "DATE",
            description = {"按该日已公布的放假通知计算。", "By the holiday notices published up to that day."})
    @Nullable
    String calendarAsOf;

    @Option(
            names = "--calendar-file",
            paramLabel = "FILE.yaml",
            description = {"另加放假通知,格式见 docs/legal-time.md。", "More holiday notices; see docs/legal-time.md."})
    @Nullable
    Path calendarFile;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = {"时区,缺省 Asia/Shanghai。", "Time zone, Asia/Shanghai by default."})
    String zone = "Asia/Shanghai";

    @Option(
            names = "--json",
            description = {"输出 JSON。", "Prints JSON."})
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final PrintStream out;

    public DueCommand() {
        this(System.out);
    }

    DueCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try {
            Answer answer = Answer.to(Question.asked(this));
            out.print(json ? AnswerJson.of(answer) : AnswerText.of(answer));
            return 0;
        } catch (BadOption bad) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    bad.words().lines("✘ "),
                    bad);
        } catch (CalendarFile.Refused refused) {
            throw Trouble.failed(
                    Words.of("日历文件有误:%s", "The calendar file is refused: %s")
                            .formatted(String.valueOf(refused.getMessage())),
                    Words.of(
                            "请改正该处。格式见 docs/legal-time.md。", "Correct it there. The format is in docs/legal-time.md."));
        } catch (YearWithoutNotice missing) {
            throw Trouble.failed(
                    Words.of(
                                    "%d 年的放假通知不在日历中,不能猜测哪天上班。",
                                    "No holiday notice for %d in the calendar; its working days are not guessed.")
                            .formatted(missing.year()),
                    Words.of(
                            "通知公布后写入文件,用 --calendar-file 给出;或把 --calendar-as-of 定在其公布之后。",
                            "Write the notice to a file and name it with --calendar-file, or choose a --calendar-as-of after it was published."));
        }
    }
}
