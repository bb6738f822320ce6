package org.stiffgrad.differentiate;

import java.util.Arrays;

/** Storage of a {@link Graph}: nodes in parallel arrays, and the table that makes them unique. */
final class NodeTable {
  static final int NONE = -1;

  private int size;
  private Operation[] operation = new Operation[256];
  // operand nodes, or the index of a leaf (first), or an integer payload (after the operands)
  private int[] first = new int[256];
  private int[] second = new int[256];
  private int[] third = new int[256];
  private double[] number = new double[256];
  private byte[] flags = new byte[256];
  // open addressing; 0 = free, else node + 1
  private int[] table = new int[1024];

  int size() {
    return size;
  }

  Operation operation(int node) {
    return operation[node];
  }

  int first(int node) {
    return first[node];
  }

  int second(int node) {
    return second[node];
  }

  int third(int node) {
    return third[node];
  }

  double number(int node) {
    return number[node];
  }

  int flags(int node) {
    return flags[node];
  }

  /** The node with these contents, old or new. */
  int intern(Operation op, int a, int b, int c, double value) {
    int slot = hash(op, a, b, c, value) & (table.length - 1);
    while (table[slot] != 0) {
      int candidate = table[slot] - 1;
      if (operation[candidate] == op
          && first[candidate] == a
          && second[candidate] == b
          && third[candidate] == c
          && Double.doubleToRawLongBits(number[candidate]) == Double.doubleToRawLongBits(value)) {
        return candidate;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = size + 1;
    return append(op, a, b, c, value);
  }

  private static int hash(Operation op, int a, int b, int c, double value) {
    long bits = Double.doubleToRawLongBits(value);
    int h = op.code() * 31 + a;
    h = h * 0x9E3779B1 + b;
    h = h * 0x9E3779B1 + c;
    h = h * 0x9E3779B1 + (int) (bits ^ (bits >>> 32));
    h *= 0x85EBCA6B;
    return h ^ (h >>> 15);
  }

  private int append(Operation op, int a, int b, int c, double value) {
    if (size == first.length) {
      grow();
    }
    operation[size] = op;
    first[size] = a;
    second[size] = b;
    third[size] = c;
    number[size] = value;
    flags[size] = (byte) flagsOf(op, a, b, c);
    size++;
    if (2 * size > table.length) {
      rehash();
    }
    return size - 1;
  }

  private int flagsOf(Operation op, int a, int b, int c) {
    return switch (op) {
      case TIME -> Graph.ON_TIME;
      case STATE -> Graph.ON_STATE;
      case PARAMETER -> Graph.ON_PARAMETER;
      case REGIME -> Graph.ON_REGIME;
      default -> {
        int union = 0;
        union |= op.operands() > 0 ? flags[a] : 0;
        union |= op.operands() > 1 ? flags[b] : 0;
        union |= op.operands() > 2 ? flags[c] : 0;
        yield union;
      }
    };
  }

  private void grow() {
    int capacity = 2 * size;
    operation = Arrays.copyOf(operation, capacity);
    first = Arrays.copyOf(first, capacity);
    second = Arrays.copyOf(second, capacity);
    third = Arrays.copyOf(third, capacity);
    number = Arrays.copyOf(number, capacity);
    flags = Arrays.copyOf(flags, capacity);
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int node = 0; node < size; node++) {
      int slot =
          hash(operation[node], first[node], second[node], third[node], number[node])
              & (table.length - 1);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = node + 1;
    }
  }
}
