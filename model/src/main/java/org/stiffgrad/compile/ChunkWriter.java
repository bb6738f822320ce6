package org.stiffgrad.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.Arrays;
import org.objectweb.asm.MethodVisitor;
import org.stiffgrad.differentiate.Operation;

/** Writes the statements of one chunk of a plan as straight-line bytecode. */
final class ChunkWriter {
  private static final String MATH = "java/lang/Math";
  private static final String FUNCTIONS = "org/stiffgrad/expression/ElementaryFunctions";
  private static final String BRANCHES = "org/stiffgrad/compile/Branches";
  private static final String ONE = "(D)D";
  private static final String TWO = "(DD)D";
  private static final int NONE = -1;

  private final KernelPlan plan;
  private final MethodVisitor code;
  // local variables of the arguments
  private final int t;
  private final int y;
  private final int p;
  private final int regime;
  private final int scratch;
  private final int out;
  // local variable that holds a node, or NONE
  private final int[] local;
  private int nextLocal;
  // nodes that have a local
  private int[] kept = new int[64];
  private int keptCount;

  /**
   * @param firstArgument the local variable of t; the other arguments follow
   * @param local of a node's position, all NONE; returned so after {@link #write}
   */
  ChunkWriter(KernelPlan plan, MethodVisitor code, int firstArgument, int[] local) {
    this.plan = plan;
    this.code = code;
    this.t = firstArgument;
    this.y = firstArgument + 2;
    this.p = firstArgument + 3;
    this.regime = firstArgument + 4;
    this.scratch = firstArgument + 5;
    this.out = firstArgument + 6;
    this.nextLocal = firstArgument + 7;
    this.local = local;
  }

  /** Writes the chunk, without a return. */
  void write(int chunk) {
    plan.countUses(chunk);
    for (int s = plan.chunkStart[chunk]; s < plan.chunkStart[chunk + 1]; s++) {
      int statement = plan.statements[s];
      if (statement >= 0) {
        define(statement);
      } else {
        code.visitVarInsn(ALOAD, out);
        pushInt(~statement);
        push(plan.nodes.root[~statement]);
        code.visitInsn(DASTORE);
      }
    }
    for (int k = 0; k < keptCount; k++) {
      local[kept[k]] = NONE;
    }
  }

  /** Locals for {@link #ChunkWriter}: one writer a chunk, one array a plan. */
  static int[] locals(KernelPlan plan) {
    int[] local = new int[plan.nodes.size()];
    Arrays.fill(local, NONE);
    return local;
  }

  private void define(int d) {
    compute(d);
    keep(d);
    if (plan.slot[d] >= 0) {
      code.visitVarInsn(ALOAD, scratch);
      pushInt(plan.slot[d]);
      code.visitVarInsn(DLOAD, local[d]);
      code.visitInsn(DASTORE);
    }
  }

  private void keep(int d) {
    local[d] = nextLocal;
    nextLocal += 2;
    if (keptCount == kept.length) {
      kept = Arrays.copyOf(kept, 2 * keptCount);
    }
    kept[keptCount++] = d;
    code.visitVarInsn(DSTORE, local[d]);
  }

  /** Leaves the value of a node on the stack. */
  private void push(int d) {
    if (local[d] != NONE) {
      code.visitVarInsn(DLOAD, local[d]);
    } else if (plan.isDefined[d]) {
      load(scratch, plan.slot[d]);
      keepIfReused(d);
    } else {
      compute(d);
    }
  }

  private void load(int array, int index) {
    code.visitVarInsn(ALOAD, array);
    pushInt(index);
    code.visitInsn(DALOAD);
  }

  private void keepIfReused(int d) {
    if (plan.uses(d) > 1) {
      code.visitInsn(DUP2);
      keep(d);
    }
  }

  private void compute(int d) {
    int node = plan.nodes.node[d];
    Operation operation = plan.operation(d);
    switch (operation) {
      case CONSTANT -> pushDouble(plan.graph().number(node));
      case TIME -> code.visitVarInsn(DLOAD, t);
      case STATE -> {
        load(y, plan.graph().index(node));
        keepIfReused(d);
      }
      case PARAMETER -> {
        load(p, plan.graph().index(node));
        keepIfReused(d);
      }
      case REGIME -> {
        code.visitVarInsn(ALOAD, regime);
        pushInt(plan.graph().index(node));
        code.visitInsn(BALOAD);
        code.visitInsn(I2D);
        keepIfReused(d);
      }
      default -> {
        for (int k = 0; k < operation.operands(); k++) {
          push(plan.nodes.operand[k][d]);
        }
        apply(operation, node);
      }
    }
  }

  private void apply(Operation operation, int node) {
    switch (operation) {
      case NEGATE -> code.visitInsn(DNEG);
      case ADD -> code.visitInsn(DADD);
      case SUBTRACT -> code.visitInsn(DSUB);
      case MULTIPLY, AND -> code.visitInsn(DMUL);
      case DIVIDE -> code.visitInsn(DDIV);
      case INTEGER_POWER -> integerPower(plan.graph().payload(node));
      case POWER_TIMES_LOG -> {
        pushInt(plan.graph().payload(node));
        call(FUNCTIONS, "powerTimesLog", "(DDI)D");
      }
      case POWER -> call(MATH, "pow", TWO);
      case MIN -> call(MATH, "min", TWO);
      case MAX, OR -> call(MATH, "max", TWO);
      case LESS -> call(BRANCHES, "less", TWO);
      case LESS_OR_EQUAL -> call(BRANCHES, "lessOrEqual", TWO);
      case EQUAL -> call(BRANCHES, "equal", TWO);
      case NOT -> call(BRANCHES, "not", ONE);
      case SELECT -> call(BRANCHES, "select", "(DDD)D");
      case ASINH -> call(FUNCTIONS, "asinh", ONE);
      case ACOSH -> call(FUNCTIONS, "acosh", ONE);
      case ATANH -> call(FUNCTIONS, "atanh", ONE);
      default -> call(MATH, mathFunction(operation), ONE);
    }
  }

  private static String mathFunction(Operation operation) {
    return switch (operation) {
      case EXP -> "exp";
      case LN -> "log";
      case LOG10 -> "log10";
      case SQRT -> "sqrt";
      case ABS -> "abs";
      case SIGN -> "signum";
      case SIN -> "sin";
      case COS -> "cos";
      case TAN -> "tan";
      case ASIN -> "asin";
      case ACOS -> "acos";
      case ATAN -> "atan";
      case SINH -> "sinh";
      case COSH -> "cosh";
      case TANH -> "tanh";
      case FLOOR -> "floor";
      case CEIL -> "ceil";
      default -> throw new IllegalStateException(operation + " is no function of Math");
    };
  }

  private void call(String owner, String name, String descriptor) {
    code.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
  }

  /** Replaces x on the stack by x^n, in the order of operations of the elementary function. */
  private void integerPower(int n) {
    int x = NONE;
    if (Integer.bitCount(n) > 1) {
      x = nextLocal;
      nextLocal += 2;
      code.visitInsn(DUP2);
      code.visitVarInsn(DSTORE, x);
    }
    for (int bit = Integer.highestOneBit(n) >> 1; bit != 0; bit >>= 1) {
      code.visitInsn(DUP2);
      code.visitInsn(DMUL);
      if ((n & bit) != 0) {
        code.visitVarInsn(DLOAD, x);
        code.visitInsn(DMUL);
      }
    }
  }

  private void pushDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    if (bits == 0) {
      code.visitInsn(DCONST_0);
    } else if (value == 1) {
      code.visitInsn(DCONST_1);
    } else {
      code.visitLdcInsn(value);
    }
  }

  private void pushInt(int value) {
    pushInt(code, value);
  }

  static void pushInt(MethodVisitor code, int value) {
    if (value <= 5) {
      code.visitInsn(ICONST_0 + value);
    } else if (value <= Byte.MAX_VALUE) {
      code.visitIntInsn(BIPUSH, value);
    } else if (value <= Short.MAX_VALUE) {
      code.visitIntInsn(SIPUSH, value);
    } else {
      // not by ldc, which would fill the constant pool of a very large model
      code.visitIntInsn(SIPUSH, value >> 15);
      code.visitIntInsn(BIPUSH, 15);
      code.visitInsn(ISHL);
      code.visitIntInsn(SIPUSH, value & 0x7FFF);
      code.visitInsn(IOR);
    }
  }
}
