package org.stiffgrad.identify;

import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;

/**
 * How far a parameter is moved when it is looked for elsewhere: 8 decades to either side where its
 * scale has decades, else over its bounded range or, without one, over 10^8 of its magnitude; never
 * beyond bounds.
 *
 * @param center theta of the parameter
 * @param lower least theta
 * @param upper greatest theta
 * @param unit a decade; where there is none, the parameter's magnitude
 * @param hasDecades whether the unit is a decade
 * @param boundedBelow whether {@code lower} is a bound of the problem
 * @param boundedAbove whether {@code upper} is one
 */
record ScanRange(
    double center,
    double lower,
    double upper,
    double unit,
    boolean hasDecades,
    boolean boundedBelow,
    boolean boundedAbove) {
  static ScanRange of(FitProblem problem, double[] theta, int j) {
    FreeParameter f = problem.free().get(j);
    Box box = problem.coordinates().box();
    double decade = f.scale().decade();
    boolean hasDecades = Double.isFinite(decade);
    double unit =
        hasDecades ? decade : FisherAnalysis.magnitude(f, f.scale().toParameter(theta[j]));
    double reach =
        (hasDecades ? InformationScan.REACH : Math.pow(10, InformationScan.REACH)) * unit;
    double low = theta[j] - reach;
    double high = theta[j] + reach;
    boolean below = box.lower()[j] >= low;
    boolean above = box.upper()[j] <= high;
    return new ScanRange(
        Math.min(Math.max(theta[j], box.lower()[j]), box.upper()[j]),
        below ? box.lower()[j] : low,
        above ? box.upper()[j] : high,
        unit,
        hasDecades,
        below,
        above);
  }

  /**
   * The point at a fraction of the way to an end, inside the range: with decades as many of them to
   * either side, without evenly if the range is bounded, else as sinh, dense near the center.
   *
   * @param fraction -1 .. 1
   */
  double at(double fraction) {
    double x;
    if (hasDecades) {
      x = center + fraction * InformationScan.REACH * unit;
    } else if (boundedBelow && boundedAbove) {
      x = center + Math.abs(fraction) * ((fraction < 0 ? lower : upper) - center);
    } else {
      double most = Math.log(2 * Math.pow(10, InformationScan.REACH));
      x = center + unit * Math.sinh(fraction * most);
    }
    return Math.min(Math.max(x, lower), upper);
  }
}
