package org.stiffgrad.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.paper.Item;
import org.stiffgrad.paper.Items;
import org.stiffgrad.problem.Choice;
import org.stiffgrad.problem.ChoiceException;
import org.stiffgrad.problem.Spelling;
import picocli.CommandLine;

/** Runs a command line and turns every way it can end into an exit status and one message. */
final class Application {
  private final Console console;
  private final Interruption interruption;

  /** What {@code paper} reproduces; the other commands do not load those classes. */
  private final Supplier<List<Item>> items;

  private Application(Console console, Interruption interruption, Supplier<List<Item>> items) {
    this.console = console;
    this.interruption = interruption;
    this.items = items;
  }

  /** Runs one command line. Returns the exit status; never throws. */
  static int run(Console console, Interruption interruption, String... args) {
    return run(console, interruption, () -> Items.ALL, args);
  }

  /** Likewise, with other tables and figures than those of the theory. */
  static int run(
      Console console, Interruption interruption, Supplier<List<Item>> items, String... args) {
    int status = new Application(console, interruption, items).execute(args);
    String loss = console.flush();
    if (loss != null) {
      console.err().println("stiffgrad: " + OutputException.message("standard output", loss));
      return ExitStatus.UNWRITTEN;
    }
    return status;
  }

  private int execute(String[] args) {
    CommandLine line = new CommandLine(new StiffgradCommand());
    addCommands(line, args.length == 0 ? "" : args[0]);
    line.setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((e, a) -> usage(e))
        .setExecutionExceptionHandler((e, l, p) -> report(e));
    try {
      return line.execute(args);
    } catch (Throwable e) { // the last line of defense: no stack trace ever reaches a user
      return report(e);
    }
  }

  /**
   * Adds the command that is called for, or all where that is not clear: picocli examines every
   * class of a command that it is given, and that costs a third of a short command's time.
   */
  private void addCommands(CommandLine line, String first) {
    Map<String, Supplier<Object>> catalogue = new LinkedHashMap<>();
    catalogue.put("fit", () -> new FitCommand(console, interruption));
    catalogue.put("learn", () -> new LearnCommand(console, interruption));
    catalogue.put("diagnose", () -> new DiagnoseCommand(console, interruption));
    catalogue.put("gradient", () -> new GradientCommand(console));
    catalogue.put("simulate", () -> new SimulateCommand(console));
    catalogue.put("methods", () -> new MethodsCommand(console));
    catalogue.put("paper", () -> new PaperCommand(console, interruption, items.get()));
    catalogue.forEach(
        (name, command) -> {
          if (name.equals(first) || !catalogue.containsKey(first)) {
            line.addSubcommand(command.get());
          }
        });
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private int usage(CommandLine.ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    StringBuilder message = new StringBuilder("stiffgrad: ").append(oneLine(e.getMessage()));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      message.append(suggestion(unmatched));
    }
    console.err().println(message);
    console.err().println("See: " + command + " --help");
    return ExitStatus.USAGE;
  }

  private static String suggestion(CommandLine.UnmatchedArgumentException e) {
    if (!e.getSuggestions().isEmpty()) {
      return "; did you mean " + String.join(" or ", e.getSuggestions()) + "?";
    }
    Set<String> commands = e.getCommandLine().getSubcommands().keySet();
    return commands.isEmpty() ? "" : "; " + Spelling.help(e.getUnmatched().get(0), commands);
  }

  private int report(Throwable e) {
    if (e instanceof UsageException) {
      return fail(e.getMessage(), ExitStatus.USAGE);
    }
    if (e instanceof ChoiceException choice) {
      return fail(option(choice.choice()) + ": " + choice.detail(), ExitStatus.USAGE);
    }
    if (e instanceof InputException) {
      return fail(e.getMessage(), ExitStatus.INPUT);
    }
    if (e instanceof OutputException) {
      return fail(e.getMessage(), ExitStatus.UNWRITTEN);
    }
    if (e instanceof ComputationException computation) {
      fail(e.getMessage(), ExitStatus.COMPUTATION);
      computation.details().forEach(detail -> console.err().println("  " + oneLine(detail)));
      return ExitStatus.COMPUTATION;
    }
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return report(unchecked.getCause());
    }
    if (e instanceof IOException io) {
      console.err().println("stiffgrad: " + describe(io));
      return ExitStatus.INPUT;
    }
    return bug(e);
  }

  private int fail(@Nullable String message, int status) {
    console.err().println("stiffgrad: " + oneLine(message));
    return status;
  }

  private static String option(Choice choice) {
    return switch (choice) {
      case VALUES -> "--set";
      case FITTED -> "--fit";
      case NOISE -> "--noise";
      case BOUNDS -> "--bounds";
      case SCALES -> "--scale";
      case PRIORS -> "--prior";
      case SENSITIVITIES -> "--sensitivities";
      case NETWORK_OUTPUTS -> "--network-outputs";
      case NETWORK_INPUTS -> "--network-inputs";
    };
  }

  private static String describe(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    return oneLine(e.getMessage());
  }

  private int bug(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String where;
    try {
      Path file = Files.createTempFile("stiffgrad-bug-", ".txt");
      Files.writeString(file, trace.toString(), StandardCharsets.UTF_8);
      where = "; details are in " + file;
    } catch (IOException unwritable) {
      where = "; its details could not be written: " + oneLine(unwritable.getMessage());
    }
    console.err().println("stiffgrad: this is a bug: " + oneLine(e.toString()) + where);
    return ExitStatus.BUG;
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "no message" : text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
