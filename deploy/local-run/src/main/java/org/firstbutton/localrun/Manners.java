package org.firstbutton.localrun;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** 规矩 — how all commands speak: both languages in every list, the version, and what is wrong with an argument. */
final class Manners {
    private static final int WIDTH = 110;
    private static final Pattern WHOLE_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Manners() {}

    static CommandLine taught(CommandLine line) {
        line.setUsageHelpAutoWidth(true);
        line.setAdjustLineBreaksForWideCJKCharacters(true);
        line.registerConverter(Instant.class, Manners::instant);
        line.registerConverter(UUID.class, Manners::id);
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(line.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Manners::commands);
        line.setHelpSectionMap(sections);
        version(line);
        line.setParameterExceptionHandler((bad, arguments) -> {
            tell(bad, bad.getCommandLine().getErr());
            return bad.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
        });
        return line;
    }

    // Each command offers --version, and all are of one.
    private static void version(CommandLine line) {
        String version = FirstButton.class.getPackage().getImplementationVersion();
        line.getCommandSpec().version("FirstButton 扣子 " + Objects.requireNonNullElse(version, "(未打包 · not packaged)"));
        line.getSubcommands().values().forEach(Manners::version);
    }

    private static void tell(ParameterException bad, PrintWriter err) {
        String message = String.valueOf(bad.getMessage());
        err.println(message.startsWith("✘") ? message : "✘ 用法有误 · wrong usage: " + message);
        if (bad instanceof UnmatchedArgumentException unknown) {
            UnmatchedArgumentException.printSuggestions(unknown, err);
        }
        err.println("  → " + bad.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }

    private static String commands(Help help) {
        if (help.commandSpec().subcommands().isEmpty()) {
            return "";
        }
        int names = help.subcommands().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + 4;
        TextTable table = TextTable.forColumns(
                help.colorScheme(), new Column(names, 2, Overflow.SPAN), new Column(WIDTH - names, 1, Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        help.subcommands().forEach((name, command) -> {
            String named = name;
            for (String line : command.commandSpec().usageMessage().description()) {
                table.addRowValues(named, line);
                named = "";
            }
        });
        return table.toString();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw new TypeConversionException("应为带时差的时刻 · expected an RFC 3339 date-time with offset, "
                    + "such as 2026-03-02T08:00:00+08:00, was '" + text + "'");
        }
    }

    // UUID.fromString alone would take 1-1-1-1-1 as well.
    private static UUID id(String text) {
        String stripped = text.strip();
        if (!WHOLE_ID.matcher(stripped).matches()) {
            throw new TypeConversionException("应为问题的完整编号,见 findings --rule R 的最后一列 · expected a finding's whole id, "
                    + "as the last column of findings --rule R shows it, was '" + stripped + "'");
        }
        return UUID.fromString(stripped);
    }
}
