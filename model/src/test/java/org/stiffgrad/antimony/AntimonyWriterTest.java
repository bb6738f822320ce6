package org.stiffgrad.antimony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.SourceModel;

class AntimonyWriterTest {
  /** Written and read again, a model is the same. */
  private static void roundTrips(Model model) {
    String text = AntimonyWriter.text(model, "a comment");
    assertEquals(model, Antimony.parse(text, model.name() + ".ant").model(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A = 1; k = 2.5e-7; A' = -k*A",
        "const c; c = -3; A = c; A' = (c - A) - (A - c)",
        "A = 1; n = 2; A' = A^-2 - (-A)^n + -A^2 + (A^2)^n + A^(2^n) + 2^-A",
        "A = 1; A' = a/(b/A) - a/b/A*2; a = 1; b = 3",
        "A = 1; A' = exp(-A) + ln(A) + log10(A) + sqrt(A) + abs(A) + floor(A) + ceil(A)",
        "A = 1; A' = min(A, 2) + max(A, time) + asin(A) + acosh(A) + atanh(A) + tan(A)",
        "A = 1; A' = piecewise(1, time < 2 && !(A > 3), 2, A >= 1 || time == 4, 3)",
        "A = 2*B; B = k + 1; k = 4; A' = -A; B' = S; S := A - B; T := S*2",
        "J: 2 A + B -> C; k*A*B; A = 1; B = 2; C = 0; k = 3"
      })
  void whatIsWrittenReadsBackAsTheSameModel(String text) {
    roundTrips(Antimony.parse(text, "model.ant").model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"robertson", "enzyme", "vanderpol"})
  void examplesRoundTrip(String name) throws IOException {
    Path examples = Path.of("").toAbsolutePath().resolveSibling("examples");
    Path file = examples.resolve(name).resolve(name + ".ant");
    roundTrips(Antimony.parse(Files.readString(file), file.toString()).model());
  }

  @Test
  void whatIsOpenStaysOpen() {
    SourceModel open = Antimony.parse("A = 1; A' = -k*A", "open.ant");
    SourceModel again = Antimony.parse(AntimonyWriter.text(open.model(), ""), "open.ant");
    assertEquals(open.withoutValue().keySet(), again.withoutValue().keySet());
  }

  @Test
  void aNameThatIsNoIdentifierIsLeftOut() {
    Model model = Antimony.parse("A = 1; A' = -A", "my model 2.ant").model();
    roundTrips(model);
  }
}
