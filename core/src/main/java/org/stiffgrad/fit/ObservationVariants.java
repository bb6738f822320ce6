package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/**
 * Observables with parameters of single measurements. Some entries of p are placeholders: no state
 * depends on them, only formulas of observables and noise. Each row of this model is an observable
 * of a plain one in which placeholders are numbers, or other entries of p. Rows are named after
 * their observable, the second on with a number, such as {@code A#2}.
 */
public final class ObservationVariants implements ObservationModel {
  /** What stands in for a placeholder. */
  public sealed interface Substitute {
    /** A number. */
    record Value(double value) implements Substitute {
      public Value {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("a placeholder cannot stand for " + value);
        }
      }
    }

    /** The entry of p of this name. */
    record Parameter(String id) implements Substitute {}
  }

  /**
   * One row.
   *
   * @param observable row of the plain model
   * @param values what stands in for each placeholder, by its name; entries of p that are not named
   *     stay what they are
   */
  public record Variant(int observable, Map<String, Substitute> values) {
    public Variant {
      values = Map.copyOf(values);
    }
  }

  private final ObservationModel plain;
  private final Names observables;

  /** Row of the plain model of each row. */
  private final int[] plainRow;

  private final Substitution[] substitutions;
  private final Sparsity stateJacobian;
  private final Sparsity noiseStateJacobian;
  private final VariantRows parameterRows;
  private final VariantRows noiseParameterRows;

  /**
   * @param parameters names of the entries of p
   * @throws IllegalArgumentException where there is no such row or entry of p, or where a
   *     placeholder stands for another one of the same row
   */
  public ObservationVariants(ObservationModel plain, Names parameters, List<Variant> variants) {
    this.plain = plain;
    this.plainRow = variants.stream().mapToInt(Variant::observable).toArray();
    this.observables = names(plain.observables(), plainRow);
    this.substitutions =
        variants.stream()
            .map(v -> Substitution.of(v.values(), parameters))
            .toArray(Substitution[]::new);
    this.stateJacobian = VariantRows.repeat(plain.stateJacobian(), plainRow);
    this.noiseStateJacobian = VariantRows.repeat(plain.noiseStateJacobian(), plainRow);
    this.parameterRows = VariantRows.of(plain.parameterJacobian(), plainRow, substitutions);
    this.noiseParameterRows =
        VariantRows.of(plain.noiseParameterJacobian(), plainRow, substitutions);
  }

  private static Names names(Names plain, int[] rows) {
    Set<String> taken = new HashSet<>(plain.asList());
    int[] count = new int[plain.size()];
    List<String> names = new ArrayList<>();
    for (int row : rows) {
      String name = plain.get(row);
      if (++count[row] > 1) {
        // an observable may bear the name of another's variant
        while (!taken.add(name + "#" + count[row])) {
          count[row]++;
        }
        name = name + "#" + count[row];
      }
      names.add(name);
    }
    return Names.of(names);
  }

  @Override
  public Names observables() {
    return observables;
  }

  @Override
  public Sparsity stateJacobian() {
    return stateJacobian;
  }

  @Override
  public Sparsity parameterJacobian() {
    return parameterRows.structure();
  }

  @Override
  public Sparsity noiseStateJacobian() {
    return noiseStateJacobian;
  }

  @Override
  public Sparsity noiseParameterJacobian() {
    return noiseParameterRows.structure();
  }

  @Override
  public Noise distribution(int k) {
    return plain.distribution(plainRow[k]);
  }

  @Override
  public int noiseParameter(int k) {
    int entry = plain.noiseParameter(plainRow[k]);
    return entry < 0 ? entry : substitutions[k].sourceOf(entry);
  }

  @Override
  public String quantity(int k) {
    return plain.quantity(plainRow[k]);
  }

  @Override
  public ObservationEvaluator newEvaluator() {
    return new Substituted();
  }

  /** Evaluates the plain model at p with the row's substitutes in place. */
  private final class Substituted implements ObservationEvaluator {
    private final ObservationEvaluator evaluator = plain.newEvaluator();
    private final double[] changed = new double[plain.parameterJacobian().columns()];
    private final double[] gradient =
        new double
            [Math.max(
                VariantRows.longest(plain.parameterJacobian()),
                VariantRows.longest(plain.noiseParameterJacobian()))];

    private double[] substituted(int k, double[] p) {
      if (substitutions[k].isEmpty()) {
        return p;
      }
      System.arraycopy(p, 0, changed, 0, changed.length);
      substitutions[k].apply(p, changed);
      return changed;
    }

    @Override
    public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
      return evaluator.value(plainRow[k], t, y, substituted(k, p), regime);
    }

    @Override
    public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
      return evaluator.noise(plainRow[k], t, y, substituted(k, p), regime);
    }

    @Override
    public void stateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      evaluator.stateGradient(plainRow[k], t, y, substituted(k, p), regime, values);
    }

    @Override
    public void parameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      evaluator.parameterGradient(plainRow[k], t, y, substituted(k, p), regime, gradient);
      parameterRows.gather(k, gradient, values);
    }

    @Override
    public void noiseStateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      evaluator.noiseStateGradient(plainRow[k], t, y, substituted(k, p), regime, values);
    }

    @Override
    public void noiseParameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      evaluator.noiseParameterGradient(plainRow[k], t, y, substituted(k, p), regime, gradient);
      noiseParameterRows.gather(k, gradient, values);
    }
  }
}
