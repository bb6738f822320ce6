package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.system.Reach;

class ZeroAnalysisTest {
  /** An inhibitor that is made only with {@code on}, and degrades what is measured. */
  private static final CompiledModel MODEL =
      ModelCompiler.compile(
          Antimony.parse(
                  """
                  A = 1; I = 0; M = 0; on = 1; k = 2; s = 3; d = 4
                  M' = on*s - d*M
                  I' = M^2 - d*I
                  A' = -k*A*(1 + I/(on + 1))
                  """,
                  "m.ant")
              .model());

  private static Reach reachWith(String fixed, double value) {
    double[] p = MODEL.parameterValues();
    boolean[] isFixed = new boolean[p.length];
    int j = MODEL.parameters().indexOf(fixed);
    p[j] = value;
    isFixed[j] = true;
    // initial amounts are numbers, too
    for (String state : MODEL.states().asList()) {
      isFixed[MODEL.parameters().indexOf(state)] = true;
    }
    return Reach.of(MODEL, MODEL.vanishing(p, isFixed));
  }

  private static boolean moves(Reach reach, String parameter, String state) {
    return reach.has(MODEL.parameters().indexOf(parameter), MODEL.states().indexOf(state));
  }

  @Test
  void whatIsNeverMadeCarriesNoInfluence() {
    Reach off = reachWith("on", 0);
    assertTrue(moves(off, "k", "A"));
    for (String parameter : new String[] {"s", "d"}) {
      assertFalse(moves(off, parameter, "A"), parameter);
      assertFalse(moves(off, parameter, "M"), parameter);
    }
  }

  @Test
  void anyOtherValueLeavesTheStructureAsItIs() {
    Reach on = reachWith("on", 1e-300);
    for (String parameter : new String[] {"k", "s", "d"}) {
      assertTrue(moves(on, parameter, "A"), parameter);
    }
  }

  @Test
  void aStateThatBeginsAtAFreeValueIsNotZero() {
    double[] p = MODEL.parameterValues();
    boolean[] isFixed = new boolean[p.length];
    int on = MODEL.parameters().indexOf("on");
    p[on] = 0;
    isFixed[on] = true;
    Reach reach = Reach.of(MODEL, MODEL.vanishing(p, isFixed));
    assertTrue(moves(reach, "d", "A"), "through the initial amount of I");
    assertFalse(moves(reach, "s", "A"));
  }
}
