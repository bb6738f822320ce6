package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirkTest {
  private static final double ROUNDING = 1e-14;

  private static final List<Firk> STIFFLY_ACCURATE =
      List.of(
          Methods.IMPLICIT_EULER,
          Methods.RADAU_IIA_3,
          Methods.RADAU_IIA_5,
          Collocation.RADAU_IIA_7,
          Collocation.RADAU_IIA_9,
          Methods.LOBATTO_IIIC_2,
          Methods.LOBATTO_IIIC_4);

  @Test
  void ordersFollowFromTheCoefficients() {
    assertEquals(1, Methods.IMPLICIT_EULER.order());
    assertEquals(2, Methods.LOBATTO_IIIC_2.order());
    assertEquals(5, Methods.RADAU_IIA_5.order());
  }

  @Test
  void stageOrdersFollowFromTheCoefficients() {
    assertEquals(1, Methods.IMPLICIT_EULER.tableau().stageOrder());
    assertEquals(1, Methods.LOBATTO_IIIC_2.tableau().stageOrder());
    assertEquals(3, Methods.RADAU_IIA_5.tableau().stageOrder());
  }

  @Test
  void theResultOfAStifflyAccurateMethodIsTheLastStage() {
    for (Firk firk : STIFFLY_ACCURATE) {
      assertTrue(firk.isStifflyAccurate(), firk.id());
      for (int i = 0; i < firk.stages(); i++) {
        assertEquals(i == firk.stages() - 1 ? 1 : 0, firk.stageWeight(i), firk.id());
      }
    }
  }

  @Test
  void nodesOfRadauAreTheRootsOfItsPolynomial() {
    // (2/5) - c (12/5) + c^2 3 - c^3, whose roots are the Radau points on the right. H&W (IV.5.7).
    for (int i = 0; i < 3; i++) {
      double c = Methods.RADAU_IIA_5.c(i);
      assertEquals(0, (c - 1) * (c * c - 0.8 * c + 0.1) * 10, 1e-13);
    }
  }

  @Test
  void theTransformationSplitsTheStageMatrix() {
    double[][] t = {
      {RadauTransformation.T11, RadauTransformation.T12, RadauTransformation.T13},
      {RadauTransformation.T21, RadauTransformation.T22, RadauTransformation.T23},
      {RadauTransformation.T31, 1, 0}
    };
    double[][] block = {
      {RadauTransformation.GAMMA, 0, 0},
      {0, RadauTransformation.ALPHA, -RadauTransformation.BETA},
      {0, RadauTransformation.BETA, RadauTransformation.ALPHA}
    };
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double left = 0;
        double right = 0;
        for (int k = 0; k < 3; k++) {
          left += Methods.RADAU_IIA_5.inverse(i, k) * t[k][j];
          right += t[i][k] * block[k][j];
        }
        assertEquals(left, right, 20 * ROUNDING, "A^-1 T = T block at " + i + ", " + j);
      }
    }
  }

  @Test
  void theTransformationIsScaledLikeRadau5() {
    // First and second column of T as printed by Hairer and Wanner, page 131 (to their digits).
    assertEquals(0.09123239487, RadauTransformation.T11, 1e-11);
    assertEquals(-0.14125529502, RadauTransformation.T12, 1e-11);
    assertEquals(0.96604818261, RadauTransformation.T31, 1e-11);
  }
}
