package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wire that is off is named; one that is on is not, however little the data say. */
class WiringTest {
  private final Path folder;

  WiringTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private JsonNode of(String id, String model, String data) throws IOException {
    String m = Files.writeString(folder.resolve("m.ant"), model.replace("|", "\n")).toString();
    String d = Files.writeString(folder.resolve("d.csv"), data.replace("|", "\n")).toString();
    JsonNode all =
        new ObjectMapper()
            .readTree(
                CommandRun.of("diagnose", m, d, "--noise", "0.1", "--no-profiles", "--json", "-")
                    .exits(0)
                    .out());
    for (JsonNode p : all.get("parameters")) {
      if (p.get("id").asText().equals(id)) {
        return p;
      }
    }
    throw new AssertionError("no parameter " + id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // id; model; data; what the sentence must name
        "u; A=2,k=.5,u=1|A'=-k*A; time,A|1,1|3,.6; enters no equation",
        "s; const on,on=0,k=.5,s=1,A=2|A'=-k*A+on*s; time,A|1,1|3,.6; on, which is fixed at 0",
        "m; A=2,Z=0,k=.5,m=1|J:A->,k*A|I:A+Z->Z,m*A*Z; time,A|1,1|3,.6; Z, which is zero",
        "m; A=2,B=1,k=.5,m=1|J:A->,k*A|I:B->,m*B; time,A|1,1|3,.6; changes B",
        "m; A=2,X=0,Y=0,k=.5,m=1|J:A->,k*A|I:X->Y,m*X; time,A,Y|1,1,0|3,.6,0; X, which is zero",
        "m; const g,g=0,A=2,B=1,k=.5,m=1|A'=-k*A|B'=-m*B|sig:=A+g*B; time,sig|1,1|3,.6; g, which is"
            + " fixed at 0",
        "m; const d,d=0,A=2,C=0,k=.5,m=1|A'=-k*A+m*C|C'=d-C; time,A|1,1|3,.6; C, which is zero at all"
            + " times because d is fixed at 0",
        "m; A=2,B=1,k=.5,m=1|A'=-k*A|B'=-m*B+A; time,A|1,1|3,.6; changes B",
        "m; const n,n=0,A=2,k=.5,m=3|A'=-k*A+n*exp(-m*time); time,A|1,1|3,.6; n, which is fixed at 0",
        "m; A=2,E=0,ES=0,k=.5,m=1|A'=-k*A-m*A*E|E'=-m*A*E+k*ES|ES'=m*A*E-k*ES; time,A|1,1|3,.6; E,"
            + " which is zero"
      })
  void aWireThatIsOffIsNamed(String id, String model, String data, String name) throws IOException {
    JsonNode p = of(id, separated(model), data);
    assertEquals("no-information", p.get("verdict").asText(), p.toString());
    assertEquals("structural", p.get("cause").asText());
    assertTrue(p.get("sentence").asText().contains(name), p.get("sentence").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u; A=2,k=.5,u=1e-9|A'=-k*A-u*A; time,A|1,1|3,.6",
        "s; const on,on=1e-12,k=.5,s=1,A=2|A'=-k*A+on*s; time,A|1,1|3,.6",
        "m; A=2,Z=1e-9,k=.5,m=1|J:A->,k*A|I:A+Z->Z,m*A*Z; time,A|1,1|3,.6",
        "m; A=2,B=1,k=.5,m=1|A'=-k*A+1e-9*B|B'=-m*B; time,A|1,1|3,.6",
        "m; A=2,k=.5,m=1e4,F=1|A'=-k*A|F'=-m*F|sig:=A+F; time,sig|1,1|3,.6",
        "m; const g,g=1e-9,A=2,B=1,k=.5,m=1|A'=-k*A|B'=-m*B|sig:=A+g*B; time,sig|1,1|3,.6",
        "m; const d,d=1e-9,A=2,C=0,k=.5,m=1|A'=-k*A+m*C|C'=d-C; time,A|1,1|3,.6",
        "m; A=2,k=.5,m=1e7|A'=-k*A+exp(-m*time); time,A|1,1|3,.6",
        "m; A=2,k=.5,m=300|A'=-k*A+A/(1+A^m*1e200); time,A|1,1|3,.6",
        "m; A=2,F=1,k=.5,m=1e9|A'=-k*A|F'=-m*(F-1)|sig:=A*F; time,sig|1,1|3,.6"
      })
  void aWireThatIsOnIsNotBlamedForWhatTheDataLack(String id, String model, String data)
      throws IOException {
    JsonNode p = of(id, separated(model), data);
    assertEquals("no-information", p.get("verdict").asText(), p.toString());
    assertEquals("data", p.get("cause").asText(), p.get("sentence").asText());
  }

  @Test
  void oneExperimentThatIsWiredIsEnough() throws IOException {
    Path experiments = Files.writeString(folder.resolve("e.csv"), "experiment,on\na,0\nb,1\n");
    String model = "const on; on=0; k=0.5; s=1; A=2\nA'=-k*A+on*s\n";
    Path m = Files.writeString(folder.resolve("m.ant"), model);
    Path d = Files.writeString(folder.resolve("d.csv"), "experiment,time,A\na,1,1\nb,2,1.5\n");
    JsonNode all =
        new ObjectMapper()
            .readTree(
                CommandRun.of(
                        "diagnose",
                        m.toString(),
                        d.toString(),
                        "--experiments",
                        experiments.toString(),
                        "--noise",
                        "0.1",
                        "--no-profiles",
                        "--json",
                        "-")
                    .exits(0)
                    .out());
    assertTrue(all.get("parameters").get(1).get("cause").isNull(), all.toString());
  }

  /** In the table commas end statements, for semicolons separate its columns. */
  private static String separated(String model) {
    return model.replace(",", ";");
  }
}
