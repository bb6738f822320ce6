package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user can get wrong, from the front door: the status, the place, and the cause. */
class BadInputTest {
  private static final String DECAY = "A = 1; k = 0.5\nA' = -k*A\n";
  private static final String DATA = "time,A\n0,1\n1,0.6\n2,0.37\n4,0.135\n";

  private final Path folder;

  BadInputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String model() throws IOException {
    return file("decay.ant", DECAY);
  }

  private String data() throws IOException {
    return file("decay.csv", DATA);
  }

  private static String[] words(String line) {
    return line.split(" +", -1);
  }

  /** Usage: an option or argument is wrong. A blank separates the arguments after MODEL DATA. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--frobnicate           | Unknown option: '--frobnicate'",
        "--nois 1%              | did you mean --noise",
        "--set k                | --set: found \"k\", expected NAME=NUMBER",
        "--set k=fast           | --set k: found \"fast\", expected a number",
        "--set k=NaN            | --set k: found \"NaN\", expected a number",
        "--set k=1,k=2          | --set: k is given twice",
        "--set k1=1             | --set: there is no parameter k1; did you mean k?",
        "--set =1               | --set: found \"=1\", expected NAME=NUMBER",
        "--set k=1,,A=2         | --set: found \"k=1,,A=2\", expected a list without empty places",
        "--fit kk               | --fit: there is no parameter kk; did you mean k?",
        "--fit k,k              | --fit: k is given twice",
        "--noise -1             | --noise: found \"-1\", expected a positive number",
        "--noise 0%             | --noise: found \"0\", expected a positive number",
        "--noise B=1            | --noise: there is no column B; there are A",
        "--noise 1%,2%          | --noise: all is given twice",
        "--bounds k=1           | --bounds k: found \"1\", expected an interval such as 1e-5..1e5",
        "--bounds k=2..1        | expected the lower end below the upper one",
        "--bounds k=1..2        | --bounds: k starts at 0.5, outside of 1.0..2.0",
        "--bounds A=1..2        | --bounds: A is not estimated",
        "--scale k=cubic        | --scale k: found \"cubic\", expected lin, log, log10 or asinh",
        "--scale k=log --set k=-1 | --scale: k starts at -1.0, where there is no logarithm",
        "--prior k=lognormal(1) | --prior k: found \"lognormal(1)\", expected lognormal(m,s)",
        "--prior k=lognormal(-1,2) | --prior k: found \"-1\", expected a positive number",
        "--method runge-kutta   | --method: there is no method runge-kutta; there are",
        "--method radau-iia-55  | did you mean radau-iia-5?",
        "--method bdf2          | --method: bdf2 is in the catalogue but cannot solve yet",
        "--method implicit-euler | --method: implicit-euler cannot choose its steps, expected --steps",
        "--steps 0              | --steps: found \"0\", expected a positive whole number",
        "--rtol 1               | --rtol: found \"1\", expected a number in 1e-14..0.1",
        "--rtol small           | --rtol: found \"small\", expected a number",
        "--atol 0               | --atol: found \"0\", expected a positive number",
        "--threads 0            | --threads: found \"0\", expected a positive whole number",
        "--threads two          | --threads: found \"two\", expected a positive whole number",
        "--seed x               | --seed: found \"x\", expected a whole number",
        "--starts 999999999     | --starts: found \"999999999\", expected at most 1000000",
        "--threads 99999999999999999999 | expected at most 1024",
        "--starts -3            | --starts: found \"-3\", expected a positive whole number",
        "--rtol                 | Missing required parameter for option '--rtol'",
        "extra                  | Unmatched argument",
      })
  void wrongOptionsExitWith2(String options, String message) throws IOException {
    CommandRun.of(words("fit " + model() + " " + data() + " " + options)).fails(2, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--times 1,2 --to 3      | --times: cannot be combined with --to, --points or --log",
        "--to 3                  | --points: is missing",
        "--points 3              | --to: is missing",
        "--quiet                 | --times: is missing",
        "--times 1,-2            | --times: found \"-2\", expected a time from 0 on",
        "--times 1,x             | --times: found \"x\", expected a number",
        "--to -1 --points 3      | --to: found \"-1\", expected a positive number",
        "--to 1 --points 999999999 | --points: found \"999999999\", expected at most 1000000",
        "--to 1 --points 0       | --points: found \"0\", expected a positive whole number",
        "--times 1 --sensitivities q | --sensitivities: there is no parameter q",
        "--times 1 --output /no/such/folder/x.csv | there is no folder /no/such/folder",
      })
  void wrongSimulationOptionsExitWith2(String options, String message) throws IOException {
    CommandRun.of(words("simulate " + model() + " " + options)).fails(2, message);
  }

  @Test
  void noCommandOrAnUnknownOneExitsWith2() {
    CommandRun.of().fails(2, "Missing required subcommand");
    CommandRun.of("fti").fails(2, "did you mean");
    CommandRun.of("fit").fails(2, "Missing required parameter: 'MODEL'");
  }

  /** Models: {@code ;} in the first column stands for a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A = 1; A' = -k*A               | 1:14: the parameter k has no value",
        "A' = -A                        | A",
        "A = 1; A' = -k*(A; k = 1       | 1:",
        "A = 1; A' = -foo(A)            | 1:14: ",
        "A = 1; A' = 1 +                | 1:",
        "A = 1; A' = -A; A' = -2*A      | 1:17: ",
        "A = 1; A' = -A; A := 3         | 1:8: ",
        "x := y; y := x; A = 1; A' = x  | cycle",
        "A = 1; A' = -A; at (time > 1): A = 2 | 1:17: ",
        "A = 1 2; A' = -A               | 1:7: ",
        "A = 1; A' = -A @ 3             | 1:16: ",
        "`                              `| no",
      })
  void wrongModelsExitWith3(String text, String message) throws IOException {
    String name = file("wrong.ant", text);
    CommandRun.of("simulate", name, "--times", "1").fails(3, message);
    CommandRun.of("simulate", name, "--times", "1").fails(3, name);
  }

  /** Tables: {@code ;} stands for a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "t,A;0,1;1,2          | 1:",
        "time,A,A;0,1,1       | 1:8: ",
        "time,B;0,1           | 1:6: there is no species or rule variable B",
        "time,k;0,1           | 1:6: ",
        "time,A;0,one         | 2:3: ",
        "time,A;0,1;1         | 3:",
        "time,A;0,1;1,2,3     | 3:",
        "time,A;-1,1          | 2:1: ",
        "time,A;0,NaN         | 2:3: ",
        "time,A;,1            | 2:1: ",
        "time;0;1             | 1:",
        "time,A               | 1:1: ",
        "time,A;0,;1,         | 1:6: ",
      })
  void wrongTablesExitWith3(String table, String place) throws IOException {
    String name = file("wrong.csv", table.replace(';', '\n') + "\n");
    CommandRun.of("fit", model(), name).fails(3, name + ":" + place);
  }

  @Test
  void missingFilesExitWith3() throws IOException {
    String absent = folder.resolve("absent").toString();
    CommandRun.of("simulate", absent, "--times", "1").fails(3, absent + ": there is no such file");
    CommandRun.of("fit", model(), absent).fails(3, absent + ": there is no such file");
    CommandRun.of("fit", model(), data(), "--experiments", absent)
        .fails(3, absent + ": there is no such file");
    CommandRun.of("simulate", folder.toString(), "--times", "1").fails(3, folder.toString());
  }

  @Test
  void aProblemIsNoModelAndAModelIsNoProblem() throws IOException {
    String sbml = file("model.xml", "<sbml/>");
    CommandRun.of("simulate", sbml, "--times", "1").fails(3, sbml + ":1:");
    String petab = file("problem.yaml", "format_version: 1\n");
    CommandRun.of("fit", petab, data()).fails(2, "a PEtab problem names its own measurements");
    CommandRun.of("fit", petab).fails(3, petab + ":");
  }

  @Test
  void wrongExperimentTablesExitWith3() throws IOException {
    String data = file("many.csv", "experiment,time,A\na,0,1\na,1,0.6\nb,0,1\nb,1,0.4\n");
    String missing = file("missing.csv", "experiment,k\na,1\n");
    CommandRun.of("fit", model(), data, "--experiments", missing)
        .fails(3, data + ":4:1: experiment b is not in " + missing);
    String unknown = file("unknown.csv", "experiment,q\na,1\nb,2\n");
    CommandRun.of("fit", model(), data, "--experiments", unknown)
        .fails(3, unknown + ":1:12: there is no parameter q");
    String conditions = file("conditions.csv", "experiment,A\na,1\nb,2\n");
    CommandRun.of("fit", model(), data(), "--experiments", conditions)
        .fails(3, ":1:1: " + data() + " has no column experiment");
  }

  @Test
  void aFiniteTimeBlowUpExitsWith5NamingTimeAndEquation() throws IOException {
    String blowUp = file("blowup.ant", "y = 1; c = 1\ny' = c*y^2\n");
    CommandRun run = CommandRun.of("simulate", blowUp, "--times", "0.5,2");
    run.fails(5, "y");
    run.fails(5, "time 1.0000");
    run.fails(5, "try");
    CommandRun.of("gradient", blowUp, file("late.csv", "time,y\n0.5,2\n2,3\n"), "--noise", "1%")
        .fails(5, "time 1.0000");
    String always = file("always.ant", "y = 1; c = 1\ny' = y^2 + 0*c\n");
    CommandRun.of("fit", always, file("late.csv", "time,y\n0.5,2\n2,3\n"), "--noise", "1%")
        .fails(5, "time 1.0000");
  }

  @Test
  void anUndefinedRateIsNotBlamedOnGrowth() throws IOException {
    String undefined = file("undefined.ant", "y = 1\ny' = ln(y - 1 - time)\n");
    CommandRun other = CommandRun.of("simulate", undefined, "--times", "10").exits(5);
    assertTrue(other.err().contains("is not finite"), other.err());
    assertFalse(other.err().contains("grow without bound"), other.err());
    assertTrue(other.err().contains("try "), other.err());
  }

  @Test
  void aGridTooCoarseForAnExplicitMethodIsBlamedOnTheGrid() throws IOException {
    String stiff = file("stiff.ant", "y = 1; k = 1e8\ny' = -k*y^3\n");
    CommandRun.of("simulate", stiff, "--times", "1", "--method", "dopri5", "--steps", "3")
        .fails(5, "try more --steps, another --method");
    CommandRun.of(
            "gradient",
            stiff,
            file("stiff.csv", "time,y\n1,2e-5\n2,1e-5\n"),
            "--method",
            "dopri5",
            "--steps",
            "3")
        .fails(5, "try more --steps, another --method");
  }

  @Test
  void jsonIsNotWrittenByAFailure() throws IOException {
    Path json = folder.resolve("result.json");
    CommandRun.of("fit", model(), data(), "--noise", "B=1", "--json", json.toString()).exits(2);
    assertFalse(Files.exists(json));
  }
}
