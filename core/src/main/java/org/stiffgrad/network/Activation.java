package org.stiffgrad.network;

/** A function of one variable between the layers of a network. */
public enum Activation {
  TANH {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    double slope(double x, double value) {
      return 1 - value * value;
    }
  },
  /**
   * x Phi(x) with the distribution function of a normal variable, not its approximation by tanh.
   */
  GELU {
    @Override
    public double value(double x) {
      return x * Gauss.distribution(x);
    }

    @Override
    double slope(double x, double value) {
      return Gauss.distribution(x) + x * Gauss.density(x);
    }
  },
  SOFTPLUS {
    @Override
    public double value(double x) {
      return softplus(x);
    }

    @Override
    double slope(double x, double value) {
      return sigmoid(x);
    }
  },
  SIGMOID {
    @Override
    public double value(double x) {
      return sigmoid(x);
    }

    @Override
    double slope(double x, double value) {
      return value * (1 - value);
    }
  },
  /** Its slope at the kink is 0. */
  RELU {
    @Override
    public double value(double x) {
      return Math.max(0, x);
    }

    @Override
    double slope(double x, double value) {
      return x > 0 ? 1 : 0;
    }
  },
  IDENTITY {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    double slope(double x, double value) {
      return 1;
    }
  },
  /** What makes products of powers of logarithms: rates of mass action. */
  EXP {
    @Override
    public double value(double x) {
      return Math.exp(x);
    }

    @Override
    double slope(double x, double value) {
      return value;
    }
  };

  /** The function. */
  public abstract double value(double x);

  /**
   * The derivative.
   *
   * @param value at x
   */
  abstract double slope(double x, double value);

  /** Its name in commands and files. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** ln(1 + e^x) without overflow. */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** 1/(1 + e^-x) without overflow. */
  public static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x >= 0 ? 1 : e) / (1 + e);
  }
}
