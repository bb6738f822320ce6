package org.stiffgrad.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GraphTest {
  private final Graph graph = new Graph();
  private final int a = graph.state(0);
  private final int b = graph.state(1);
  private final int c = graph.parameter(0);

  @Test
  void equalExpressionsAreOneNode() {
    assertEquals(graph.add(graph.multiply(a, b), c), graph.add(c, graph.multiply(b, a)));
    assertEquals(graph.divide(a, b), graph.divide(a, b));
    assertNotEquals(graph.divide(a, b), graph.divide(b, a));
    assertNotEquals(graph.subtract(a, b), graph.subtract(b, a));
  }

  @Test
  void sharingSurvivesGrowth() {
    int[] nodes = new int[5_000];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = graph.add(graph.state(i), graph.constant(i + 0.5));
    }
    for (int i = 0; i < nodes.length; i++) {
      assertEquals(nodes[i], graph.add(graph.constant(i + 0.5), graph.state(i)));
    }
  }

  @Test
  void neutralElementsFold() {
    int zero = graph.zero();
    int one = graph.one();
    assertEquals(a, graph.add(a, zero));
    assertEquals(a, graph.subtract(a, zero));
    assertEquals(graph.negate(a), graph.subtract(zero, a));
    assertEquals(a, graph.multiply(one, a));
    assertEquals(zero, graph.multiply(a, zero));
    assertEquals(a, graph.divide(a, one));
    assertEquals(a, graph.negate(graph.negate(a)));
    assertEquals(graph.subtract(a, b), graph.add(a, graph.negate(b)));
    assertEquals(graph.add(a, b), graph.subtract(a, graph.negate(b)));
    assertEquals(a, graph.power(a, one));
    assertEquals(one, graph.power(a, zero));
  }

  @Test
  void nothingIsReassociatedDistributedOrCancelled() {
    assertNotEquals(graph.add(graph.add(a, b), c), graph.add(a, graph.add(b, c)));
    assertNotEquals(
        graph.multiply(graph.multiply(a, b), c), graph.multiply(a, graph.multiply(b, c)));
    assertNotEquals(
        graph.multiply(c, graph.subtract(a, b)),
        graph.subtract(graph.multiply(c, a), graph.multiply(c, b)));
    assertNotEquals(a, graph.subtract(graph.add(a, b), b));
    assertNotEquals(a, graph.divide(graph.multiply(a, b), b));
    assertFalse(graph.isConstant(graph.subtract(a, a)));
  }

  @Test
  void constantsFoldToTheBitsOfRunTime() {
    int third = graph.divide(graph.one(), graph.constant(3));
    assertEquals(1.0 / 3, graph.number(third));
    assertEquals(
        Math.exp(0.1 + 0.2),
        graph.number(
            graph.unary(Operation.EXP, graph.add(graph.constant(0.1), graph.constant(0.2)))));
    assertTrue(graph.isZero(graph.less(graph.constant(2), graph.one())));
  }

  @Test
  void onlyDivisionsByPowersOfTwoBecomeProducts() {
    assertEquals(graph.multiply(a, graph.constant(0.25)), graph.divide(a, graph.constant(4)));
    assertEquals(Operation.DIVIDE, graph.operation(graph.divide(a, graph.constant(3))));
  }

  @Test
  void smallIntegerPowersBecomeProducts() {
    assertEquals(Operation.INTEGER_POWER, graph.operation(graph.power(a, graph.constant(3))));
    assertEquals(Operation.DIVIDE, graph.operation(graph.power(a, graph.constant(-2))));
    assertEquals(Operation.SQRT, graph.operation(graph.power(a, graph.constant(0.5))));
    assertEquals(Operation.POWER, graph.operation(graph.power(a, graph.constant(17))));
    assertEquals(Operation.POWER, graph.operation(graph.power(a, graph.constant(2.5))));
  }

  @Test
  void conditionsFold() {
    int less = graph.less(a, b);
    assertEquals(less, graph.and(graph.one(), less));
    assertEquals(graph.zero(), graph.and(less, graph.zero()));
    assertEquals(graph.one(), graph.or(less, graph.one()));
    assertEquals(less, graph.not(graph.not(less)));
    assertEquals(graph.select(less, b, a), graph.select(graph.not(less), a, b));
    assertEquals(a, graph.select(less, a, a));
    assertEquals(b, graph.select(graph.zero(), a, b));
  }

  @Test
  void flagsTellTheLeaves() {
    int node = graph.add(graph.multiply(a, c), graph.regime(0));
    assertTrue(graph.dependsOn(node, Graph.ON_STATE));
    assertTrue(graph.dependsOn(node, Graph.ON_REGIME));
    assertFalse(graph.dependsOn(node, Graph.ON_TIME));
  }
}
