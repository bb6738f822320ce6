package org.stiffgrad.testkit.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws problems that no plan was made with: random rates, sample counts, windows, noise, and
 * subsets of what is measured. A family and a seed always give the same.
 */
public final class HeldOut {
  /** Names of the families. */
  public static final List<String> FAMILIES =
      List.of(
          "modes",
          "lag",
          "robertson",
          "enzyme",
          "vanderpol",
          "vanderpol-scaled",
          "chain",
          "oregonator",
          "fitzhugh-nagumo",
          "hires",
          "enzyme-network");

  private final SplittableRandom random;

  private HeldOut(SplittableRandom random) {
    this.random = random;
  }

  /**
   * A problem of a family. One whose truth cannot be solved is drawn again.
   *
   * @throws IllegalArgumentException where there is no such family
   */
  public static Trial draw(String family, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + family.hashCode());
    for (int attempt = 0; attempt < 20; attempt++) {
      Trial trial = new HeldOut(seeds.split()).of(family, family + "-" + seed);
      try {
        trial.prepare();
        return trial;
      } catch (IllegalStateException e) {
        // the next one
      }
    }
    throw new IllegalStateException(family + " with seed " + seed + " gives nothing to solve");
  }

  private double log(double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  private int count() {
    return random.nextInt(12, 61);
  }

  private double noise() {
    return log(0.003, 0.03);
  }

  /** At least {@code least} of the names, in their order. */
  private List<String> some(int least, String... names) {
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < least) {
      chosen.clear();
      for (String name : names) {
        if (random.nextBoolean()) {
          chosen.add(name);
        }
      }
    }
    return chosen;
  }

  private double[] logTimes(double first, double last) {
    int count = count();
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = first * Math.pow(last / first, (double) i / (count - 1));
    }
    return times;
  }

  private Trial of(String family, String id) {
    return switch (family) {
      case "modes" -> modes(id);
      case "lag" -> {
        double k = log(1e1, 1e4);
        double[] times = Trials.even(log(3, 20), random.nextInt(30, 101));
        yield trial(id, Models.lag(k, log(0.3, 3)), List.of("k", "a"), List.of("y"), times);
      }
      case "robertson" ->
          trial(
              id,
              Models.robertson(0.04 * log(0.1, 10), 3e7 * log(0.1, 10), 1e4 * log(0.1, 10)),
              List.of("k1", "k2", "k3"),
              some(1, "A", "B", "C"),
              logTimes(log(1e-6, 1e-3), log(1e3, 1e6)));
      case "enzyme" ->
          trial(
              id,
              Models.enzyme(log(1e2, 1e6), log(1e2, 1e6), log(0.1, 10)),
              List.of("kon", "koff", "kcat"),
              some(2, "E", "S", "ES", "P"),
              logTimes(log(1e-8, 1e-5), log(3, 30)));
      case "vanderpol" -> {
        double mu = log(10, 2000);
        double[] times = Trials.even(mu * random.nextDouble(1.5, 4), 100);
        yield trial(id, Models.vanDerPol(mu), List.of("mu"), List.of("x"), times);
      }
      case "vanderpol-scaled" ->
          trial(
              id,
              Models.scaledVanDerPol(log(1e2, 1e5)),
              List.of("K"),
              List.of("x", "y"),
              Trials.even(random.nextDouble(1, 3), 100));
      case "chain" ->
          trial(
              id,
              Models.chain(log(0.1, 1e3), log(0.1, 1e3), log(0.1, 1e4), log(0.01, 1)),
              List.of("k1", "k2", "k3", "k4"),
              some(2, "A", "B", "C"),
              logTimes(log(1e-5, 1e-3), log(10, 100)));
      case "oregonator" ->
          trial(
              id,
              Models.oregonator(
                  77.27 * log(0.4, 2.5), 8.375e-6 * log(0.4, 2.5), 0.161 * log(0.6, 1.6)),
              List.of("s", "q", "w"),
              random.nextBoolean() ? List.of("y1", "y2", "y3") : List.of("y1", "y3"),
              Trials.even(random.nextDouble(100, 400), random.nextInt(49, 81)));
      case "fitzhugh-nagumo" ->
          trial(
              id,
              Models.fitzHughNagumo(log(1e-3, 0.1), random.nextDouble(0.1, 0.4), 0.2 * log(0.5, 2)),
              List.of("eps", "a", "b"),
              random.nextBoolean() ? List.of("v", "r") : List.of("v"),
              Trials.even(random.nextDouble(4, 12), random.nextInt(40, 101)));
      case "hires" ->
          trial(
              id,
              Models.hires(1.71 * log(0.5, 2), 1.745 * log(0.5, 2), 280 * log(0.3, 3), log(1, 3)),
              List.of("k1", "k2", "kp", "kd"),
              some(3, "y1", "y2", "y4", "y6", "y7", "y8"),
              logTimes(log(1e-3, 1e-2), 320));
      case "enzyme-network" ->
          trial(
              id,
              Models.enzymeNetwork(log(1e2, 1e4), log(0.3, 10), log(1e2, 1e4), log(0.3, 10)),
              List.of("a1", "c1", "a2", "c2"),
              some(3, "S", "M", "P", "ES", "FM"),
              logTimes(log(1e-5, 1e-3), log(10, 60)));
      default -> throw new IllegalArgumentException("no family " + family);
    };
  }

  private Trial modes(String id) {
    double lambda = log(30, 1e6);
    double[] times = logTimes(log(1e-3, 1e-1) / lambda, random.nextDouble(3, 8));
    return trial(
        id,
        Models.twoModes(lambda, log(0.5, 2)),
        List.of("lambda", "mu"),
        some(1, "y1", "y2"),
        times);
  }

  private Trial trial(
      String id, String model, List<String> free, List<String> observed, double[] times) {
    return new Trial(id, model, free, observed, times, noise());
  }
}
