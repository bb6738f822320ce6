package org.stiffgrad.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnMonitor;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.learn.LearnedSpectrum;
import org.stiffgrad.learn.Series;
import org.stiffgrad.system.Sparsity;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.testkit.learning.TrueModel;

/**
 * Whether the largest eigenvalue that {@code learn} says the data determine is the true one: {@code
 * lienard K NOISE RUNS} or {@code robertson NOISE RUNS}, each run with three seeds of its own and
 * its own noise.
 */
public final class LearnedEigenvalues {
  private static final int SEEDS = 3;
  private static final Path ROBERTSON = Path.of("../examples/learn/robertson.csv");

  private LearnedEigenvalues() {}

  /** Prints a table. */
  public static void main(String[] args) {
    boolean isLienard = args[0].equals("lienard");
    TrueModel truth =
        isLienard ? TrueModel.lienard(Double.parseDouble(args[1])) : TrueModel.robertson();
    double[] times = isLienard ? truth.times(2, 100, 48) : times();
    int at = isLienard ? 2 : 1;
    double noise = Double.parseDouble(args[at]);
    System.out.println("| run | rows | determined | of them within 10 % | worst | error |");
    System.out.println("|---|---|---|---|---|---|");
    try (ShardExecutor executor = new LocalExecutor(2)) {
      for (int run = 0; run < Integer.parseInt(args[at + 1]); run++) {
        Series data = truth.data(times, noise, new SplittableRandom(run + 1));
        data.values()[0] = truth.initial();
        LearnOptions options = LearnOptions.DEFAULTS.withSeeds(SEEDS, 1 + (long) SEEDS * run);
        Learn.Result result =
            Learn.run(truth.states(), List.of(data), options, LearnMonitor.SILENT, executor);
        List<LearnedSpectrum.Point> points = LearnedSpectrum.of(result, executor);
        double[] errors =
            points.stream()
                .filter(p -> p.values().get(0).isDetermined())
                .mapToDouble(p -> error(truth, p.values().get(0), data, p.time()))
                .sorted()
                .toArray();
        System.out.printf(
            Locale.ROOT,
            "| %d | %d | %d | %d | %.3f | %.2e |%n",
            run + 1,
            points.size(),
            errors.length,
            Arrays.stream(errors).filter(e -> e <= 0.1).count(),
            errors.length == 0 ? 0 : errors[errors.length - 1],
            result.best().train());
      }
    }
  }

  private static double[] times() {
    DataTable table = DataTable.read(ROBERTSON);
    return IntStream.range(0, table.rows()).mapToDouble(table::time).toArray();
  }

  private static double error(
      TrueModel truth, LearnedSpectrum.Eigenvalue found, Series data, double time) {
    double[] state = data.values()[Arrays.binarySearch(data.times(), time)];
    int n = state.length;
    Sparsity structure = truth.system().jacobian();
    double[] values = new double[structure.size()];
    truth
        .system()
        .newEvaluator()
        .jacobian(time, state, truth.system().parameterValues(), new boolean[0], values);
    DMatrixRMaj dense = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int q = structure.rowStart(i); q < structure.rowStart(i + 1); q++) {
        dense.set(i, structure.column(q), values[q]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
    eigen.decompose(dense);
    double largest = 0;
    for (int k = 0; k < n; k++) {
      double real = eigen.getEigenvalue(k).real;
      largest = Math.abs(real) > Math.abs(largest) ? real : largest;
    }
    return Math.abs(found.real() - largest) / Math.abs(largest);
  }
}
