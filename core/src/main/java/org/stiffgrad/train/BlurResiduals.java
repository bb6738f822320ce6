package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.stiffgrad.fit.Noise;

/**
 * Descends on residuals smoothed over time, with less and less smoothing: a jump that passes one
 * sample after the other makes stairs of the objective, which smoothing turns into a slope.
 */
final class BlurResiduals implements Rescue {
  /** Widths of the Gaussian as shares of the time span. */
  private static final double[] WIDTHS = {1.0 / 16, 1.0 / 32, 1.0 / 64};

  private static final int CANDIDATES = 5;
  private static final int ITERATIONS = 12;
  private static final double END = 1e-2;

  @Override
  public String id() {
    return "blur-residuals";
  }

  @Override
  public String summary() {
    return "descends on residuals smoothed over time, with less and less smoothing";
  }

  @Override
  public Phase from() {
    return Phase.DESCENT;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer, int round) {
    boolean isNormal =
        Arrays.stream(trainer.exact().observableOfMeasurement())
            .mapToObj(k -> trainer.plan().problem().observation().distribution(k))
            .allMatch(noise -> noise.family() == Noise.Family.NORMAL);
    if (!isNormal) {
      return List.of(); // only their rows are residuals that can be added
    }
    Descent brief = trainer.plan().descent().limited(ITERATIONS, END);
    List<double[]> points = candidates(found, CANDIDATES * round);
    for (double width : WIDTHS) {
      Lens blur = new Blur(trainer.exact(), width);
      String name = "blur 1/" + Math.round(1 / width);
      List<Reached> ends = trainer.descend(name, trainer.exact(), blur, brief, points);
      points = ends.stream().filter(r -> r.plain() != null).map(Reached::theta).toList();
    }
    return points;
  }

  /** The best ends so far, of equals one. */
  private static List<double[]> candidates(List<Found> found, int most) {
    List<Found> sorted =
        found.stream()
            .filter(f -> f.end().plain() != null)
            .sorted(Comparator.comparingDouble(Found::total))
            .toList();
    List<double[]> chosen = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Found f : sorted) {
      if (chosen.size() < most && f.total() > last + FitResult.SAME_OPTIMUM) {
        chosen.add(f.end().theta());
        last = f.total();
      }
    }
    return chosen;
  }
}
