package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileEnd;
import org.stiffgrad.identify.ProfilePoint;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;

/** Profiles with their intervals. */
record ProfileSection(List<Profile> profiles) {
  private static final int SHOWN = 6;

  /** Rises of chi^2 above this many times the level are cut off: they hide the rest. */
  private static final double HIGHEST = 5;

  Optional<Page.Section> section() {
    List<Block> charts = new ArrayList<>();
    for (Profile p : profiles) {
      chart(p, charts.size() + 1).ifPresent(charts::add);
    }
    if (charts.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>(charts.subList(0, Math.min(SHOWN, charts.size())));
    if (charts.size() > SHOWN) {
      List<Block> rest = charts.subList(SHOWN, charts.size());
      blocks.add(new Block.Folded(rest.size() + " more profiles", rest));
    }
    return Optional.of(new Page.Section("profiles", "Profiles", blocks));
  }

  private static Optional<Block.Chart> chart(Profile p, int number) {
    double level = p.interval().level();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    boolean isLogarithmic = p.parameter().scale().isPositive();
    for (ProfilePoint point : p.points()) {
      double rise = p.deltaChi2(point).orElse(Double.NaN);
      if (rise <= HIGHEST * level && !(isLogarithmic && point.value() <= 0)) {
        x.add(point.value());
        y.add(rise);
      }
    }
    if (x.size() < 2) {
      return Optional.empty();
    }
    double[] ends = {x.get(0), x.get(x.size() - 1)};
    List<Series> series = new ArrayList<>();
    series.add(new Series.Line("profile", HealthSections.array(x), HealthSections.array(y), false));
    series.add(
        new Series.Points("refitted points", HealthSections.array(x), HealthSections.array(y)));
    series.add(new Series.Line("95 %", ends, new double[] {level, level}, true));
    String id = p.parameter().id();
    return Optional.of(
        new Block.Chart(
            "profile-" + number,
            id,
            "Rise of chi2 as "
                + id
                + " is held and all others are fitted again. 95 %: "
                + end(p.lower(), "below")
                + ", "
                + end(p.upper(), "above")
                + ".",
            isLogarithmic ? Axis.log(id) : Axis.linear(id),
            Axis.linear("rise of chi2"),
            series));
  }

  private static String end(ProfileEnd end, String side) {
    if (end instanceof ProfileEnd.At at) {
      return "an end " + side + " at " + Numbers.six(at.value());
    }
    ProfileEnd.Open open = (ProfileEnd.Open) end;
    return "open "
        + side
        + ", followed to "
        + Numbers.six(open.value())
        + " ("
        + open.reason().text()
        + ")";
  }
}
