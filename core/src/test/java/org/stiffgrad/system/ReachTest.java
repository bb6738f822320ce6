package org.stiffgrad.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReachTest {
  /** A -> B -> C with rates k1, k2; an initial value c0 of C; a switch time tau. */
  private record Cascade() implements OdeSystem {
    @Override
    public String name() {
      return "cascade";
    }

    @Override
    public Names states() {
      return Names.of("A", "B", "C");
    }

    @Override
    public Names parameters() {
      return Names.of("k1", "k2", "c0", "tau", "idle");
    }

    @Override
    public Sparsity jacobian() {
      return Sparsity.ofRows(3, new int[][] {{0}, {0, 1}, {1}});
    }

    @Override
    public Sparsity parameterJacobian() {
      return Sparsity.ofRows(5, new int[][] {{0}, {0, 1}, {1}});
    }

    @Override
    public Sparsity initialStateJacobian() {
      return Sparsity.ofRows(5, new int[][] {{}, {}, {2}});
    }

    @Override
    public Sparsity switchTimeJacobian() {
      return Sparsity.ofRows(5, new int[][] {{3}});
    }

    @Override
    public boolean isAutonomous() {
      return true;
    }

    @Override
    public Evaluator newEvaluator() {
      throw new IllegalStateException("only the structure is looked at");
    }
  }

  @Test
  void followsTheArrowsOfTheModel() {
    Reach reach = Reach.of(new Cascade());
    boolean[][] expected = {
      {true, true, true},
      {false, true, true},
      {false, false, true},
      {true, true, true},
      {false, false, false}
    };
    for (int j = 0; j < expected.length; j++) {
      for (int i = 0; i < 3; i++) {
        assertEquals(expected[j][i], reach.has(j, i), "parameter " + j + ", state " + i);
      }
    }
  }
}
