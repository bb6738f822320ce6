package org.stiffgrad.method;

/**
 * The Runge-Kutta-Chebyshev method of order 2: explicit, with stages Y_1 = y + mu~_1 h f(y), Y_j =
 * (1 - mu_j - nu_j) y + mu_j Y_(j-1) + nu_j Y_(j-2) + mu~_j h f(Y_(j-1)) + gamma~_j h f(y) and the
 * result Y_s, for which R(z) = 1 - b_s T_s(w0) + b_s T_s(w0 + w1 z) (stability.20). Sommeijer,
 * Shampine and Verwer, J. Comput. Appl. Math. 88 (1998), section 2.
 */
public final class Chebyshev implements RungeKutta {
  /** The damping epsilon of the source. */
  private static final double DAMPING = 2. / 13;

  private final String id;
  private final int s;
  private final double[] mu;
  private final double[] nu;
  private final double[] muTilde;
  private final double[] gammaTilde;

  /**
   * @param stages at least 2
   */
  Chebyshev(String id, int stages) {
    this.id = id;
    this.s = stages;
    this.mu = new double[s + 1];
    this.nu = new double[s + 1];
    this.muTilde = new double[s + 1];
    this.gammaTilde = new double[s + 1];
    double w0 = 1 + DAMPING / (s * s);
    double[] value = new double[s + 1];
    double[] slope = new double[s + 1];
    double[] curvature = new double[s + 1];
    value[0] = 1;
    value[1] = w0;
    slope[1] = 1;
    for (int j = 2; j <= s; j++) {
      value[j] = 2 * w0 * value[j - 1] - value[j - 2];
      slope[j] = 2 * value[j - 1] + 2 * w0 * slope[j - 1] - slope[j - 2];
      curvature[j] = 4 * slope[j - 1] + 2 * w0 * curvature[j - 1] - curvature[j - 2];
    }
    double w1 = slope[s] / curvature[s];
    double[] b = new double[s + 1];
    for (int j = 2; j <= s; j++) {
      b[j] = curvature[j] / (slope[j] * slope[j]);
    }
    b[0] = b[2];
    b[1] = b[2];
    muTilde[1] = b[1] * w1;
    for (int j = 2; j <= s; j++) {
      mu[j] = 2 * b[j] * w0 / b[j - 1];
      nu[j] = -b[j] / b[j - 2];
      muTilde[j] = 2 * b[j] * w1 / b[j - 1];
      gammaTilde[j] = -(1 - b[j - 1] * value[j - 1]) * muTilde[j];
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return "Runge-Kutta-Chebyshev of order 2, " + s + " stages";
  }

  @Override
  public String family() {
    return "stabilized explicit Runge-Kutta";
  }

  /** mu_j, j = 2..s. */
  public double mu(int j) {
    return mu[j];
  }

  /** nu_j, j = 2..s. */
  public double nu(int j) {
    return nu[j];
  }

  /** mu~_j, j = 1..s. */
  public double muTilde(int j) {
    return muTilde[j];
  }

  /** gamma~_j, j = 2..s. */
  public double gammaTilde(int j) {
    return gammaTilde[j];
  }

  /** The recursion written out, less accurate than it for many stages. */
  @Override
  public Tableau tableau() {
    double[][] stage = new double[s + 1][s];
    stage[1][0] = muTilde[1];
    for (int j = 2; j <= s; j++) {
      for (int k = 0; k < s; k++) {
        stage[j][k] = mu[j] * stage[j - 1][k] + nu[j] * stage[j - 2][k];
      }
      stage[j][j - 1] += muTilde[j];
      stage[j][0] += gammaTilde[j];
    }
    double[][] a = new double[s][];
    System.arraycopy(stage, 0, a, 0, s);
    return Tableau.of(a, stage[s]).withRounding(s * Tableau.ROUNDING);
  }

  /** R by the recursion itself. */
  @Override
  public RationalStability stability() {
    Polynomial before = Polynomial.of(1);
    Polynomial last = Polynomial.of(1, muTilde[1]);
    for (int j = 2; j <= s; j++) {
      Polynomial next =
          Polynomial.of(1 - mu[j] - nu[j], gammaTilde[j])
              .plus(Polynomial.of(mu[j], muTilde[j]).times(last))
              .plus(Polynomial.of(nu[j]).times(before));
      before = last;
      last = next;
    }
    return new RationalStability(last, Polynomial.of(1));
  }

  @Override
  public boolean isSolvable() {
    return true;
  }

  @Override
  public boolean isAdaptive() {
    return false;
  }

  @Override
  public String toString() {
    return id;
  }
}
