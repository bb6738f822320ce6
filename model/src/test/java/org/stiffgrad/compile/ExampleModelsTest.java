package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Sparsity;

/** Model files from the reader through the compiler, against the trees they hold. */
class ExampleModelsTest {
  // derivative formulas with some tens of operations
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private static Path root() {
    for (Path d = Path.of("").toAbsolutePath(); d != null; d = d.getParent()) {
      if (Files.exists(d.resolve("examples"))) {
        return d;
      }
    }
    throw new IllegalStateException("the project has examples");
  }

  @Test
  void compiledExamplesAreTheirTrees() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root().resolve("examples"))) {
      all.filter(file -> file.toString().endsWith(".ant")).sorted().forEach(files::add);
    }
    assertTrue(files.size() >= 3, "examples found: " + files);
    for (Path file : files) {
      check(file);
    }
  }

  @Test
  void compiledBoehmIsItsTree() {
    Path file = root().resolve("../shared/data/boehm/boehm.ant").normalize();
    Assumptions.assumeTrue(Files.exists(file), "no optional reference data at " + file);
    check(file);
  }

  private static void check(Path file) {
    Model model = Antimony.read(file).model();
    List<ObservableFormula> formulas = new ArrayList<>();
    for (Model.Assignment assignment : model.assignments()) {
      formulas.add(
          new ObservableFormula(
              assignment.id(),
              new Expression.Reference(assignment.id()),
              new Expression.Constant(1)));
    }
    CompiledModel compiled = ModelCompiler.compile(model, formulas);
    Evaluator evaluator = compiled.newEvaluator();
    Referee referee = new Referee(model);
    long seed = 77;
    RandomModels random = new RandomModels(seed, true);
    double[] y = random.positive(compiled.states().size());
    double[] p = random.positive(compiled.parameters().size());
    double t = random.positive();
    boolean[] regime = new boolean[compiled.switchTimeJacobian().rows()];
    assertEquals(0, regime.length, file + " has no switches");
    double[] f = new double[y.length];
    evaluator.rhs(t, y, p, regime, f);
    double[] expected = referee.rhs(t, y, p);
    for (int i = 0; i < f.length; i++) {
      assertEquals(expected[i], f[i], 0.0, file + ", seed " + seed + ", f" + i);
    }
    Sparsity s = compiled.parameterJacobian();
    double[] fp = new double[s.size()];
    evaluator.parameterJacobian(t, y, p, regime, fp);
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < p.length; j++) {
        Referee.Direction direction = Referee.Direction.of(t, y, p, 1 + y.length + j, -1);
        HyperDual d = referee.derivative(model.states().get(i).derivative(), direction);
        int q = s.position(i, j);
        double actual = q < 0 ? 0 : fp[q];
        assertEquals(d.d1(), actual, ROUNDING * d.size1(), file + ", seed " + seed);
      }
    }
    for (int k = 0; k < formulas.size(); k++) {
      double h = compiled.observation().newEvaluator().value(k, t, y, p, regime);
      assertEquals(referee.value(formulas.get(k).value(), t, y, p), h, 0.0, file + ", rule " + k);
    }
  }
}
