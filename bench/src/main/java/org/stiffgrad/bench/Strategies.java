package org.stiffgrad.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.train.Budget;
import org.stiffgrad.train.FitOptions;
import org.stiffgrad.train.Remedies;
import org.stiffgrad.train.Remedy;

/** Plans to compare, by name. */
final class Strategies {
  private static final int ADAM = 300;
  private static final String WITHOUT = "full-";

  /** From what the literature does to the default, in the order of a ladder. */
  static final Map<String, FitOptions> LADDER = ladder();

  private Strategies() {}

  private static Map<String, FitOptions> ladder() {
    Map<String, FitOptions> all = new LinkedHashMap<>();
    all.put("adam-raw", options(ADAM));
    all.put("adam-log", options(ADAM, "use-log-parameters"));
    all.put("adam-log-adaptive", options(ADAM, "use-log-parameters", "adapt-steps"));
    all.put(
        "lbfgs-log-adaptive",
        options(ADAM, "use-log-parameters", "adapt-steps", "use-quasi-newton", "hold-by-prior"));
    all.put("lm-log-data-steps", options(100, "use-log-parameters", "use-gauss-newton"));
    all.put(
        "lm-log-adaptive",
        options(100, "use-log-parameters", "adapt-steps", "use-gauss-newton", "hold-by-prior"));
    all.put(
        "coarse-lm",
        options(
            100,
            "use-log-parameters",
            "adapt-steps",
            "use-gauss-newton",
            "hold-by-prior",
            "start-coarse"));
    all.put("full", FitOptions.DEFAULTS);
    return all;
  }

  /** A strategy of the ladder, or {@code full-ID,ID}, the default without some remedies. */
  static FitOptions named(String name) {
    FitOptions known = LADDER.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith(WITHOUT)) {
      String[] ids = name.substring(WITHOUT.length()).split(",");
      if (Arrays.stream(ids).allMatch(id -> Remedies.find(id).isPresent())) {
        return FitOptions.DEFAULTS.withRemedies(Remedies.without(ids));
      }
    }
    throw new IllegalArgumentException("no strategy " + name + "; there are " + LADDER.keySet());
  }

  private static FitOptions options(int iterations, String... remedies) {
    List<Remedy> chosen = new ArrayList<>();
    for (String id : remedies) {
      chosen.add(Remedies.find(id).orElseThrow());
    }
    FitOptions options = FitOptions.DEFAULTS.withRemedies(chosen);
    return fisher(options.withBudget(options.budget().withIterations(iterations)));
  }

  /** Of these it counts where the search arrives: no diagnosis afterwards. */
  private static FitOptions fisher(FitOptions options) {
    return options.withBudget(options.budget().withDepth(Budget.Depth.FISHER));
  }
}
