package org.stiffgrad.compile;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes kernels as class files and loads them as hidden classes. */
final class KernelClass {
  private static final String PACKAGE = "org/stiffgrad/compile/";
  // (t, y, p, regime, scratch, out), and the same after a row
  private static final String ONE_VECTOR = "(D[D[D[Z[D[D)V";
  private static final String ONE_ROW = "(ID[D[D[Z[D[D)V";
  private static final String EVALUATE = "evaluate";
  // cases of one switch; each takes some 20 bytes
  private static final int LARGEST_SWITCH = 250;
  // calls in one method; each takes some 14 bytes
  private static final int MOST_CALLS = 400;

  private final String name;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  private KernelClass(String name, String implemented) {
    this.name = PACKAGE.concat(name);
    writer.visit(
        V17,
        ACC_FINAL | ACC_SUPER,
        this.name,
        null,
        "java/lang/Object",
        new String[] {PACKAGE.concat(implemented)});
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    finish(code);
  }

  /** The class file of a {@link Kernel}. */
  static byte[] kernel(String name, KernelPlan plan) {
    KernelClass kernel = new KernelClass(name, "Kernel");
    MethodVisitor code =
        kernel.writer.visitMethod(ACC_PUBLIC | ACC_FINAL, EVALUATE, ONE_VECTOR, null, null);
    code.visitCode();
    kernel.body(code, "part", plan, 1);
    finish(code);
    return kernel.bytes();
  }

  /** The class file of a {@link RowKernel}; rows without roots write nothing. */
  static byte[] rows(String name, List<KernelPlan> plans) {
    KernelClass kernel = new KernelClass(name, "RowKernel");
    for (int row = 0; row < plans.size(); row++) {
      MethodVisitor code = kernel.staticMethod(numbered("row", row), ONE_VECTOR);
      kernel.body(code, numbered("row", row).concat("part"), plans.get(row), 0);
      finish(code);
    }
    int groups = (plans.size() + LARGEST_SWITCH - 1) / LARGEST_SWITCH;
    for (int group = 0; group < groups; group++) {
      MethodVisitor code = kernel.staticMethod(numbered("group", group), ONE_ROW);
      int from = group * LARGEST_SWITCH;
      int to = Math.min(from + LARGEST_SWITCH, plans.size());
      kernel.dispatch(code, from, to, 0);
    }
    MethodVisitor code =
        kernel.writer.visitMethod(ACC_PUBLIC | ACC_FINAL, EVALUATE, ONE_ROW, null, null);
    code.visitCode();
    kernel.dispatchGroups(code, groups);
    return kernel.bytes();
  }

  // concat, because the operator + costs milliseconds of bootstrap in a cold start
  private static String numbered(String word, int number) {
    return word.concat(Integer.toString(number));
  }

  private MethodVisitor staticMethod(String method, String descriptor) {
    MethodVisitor code =
        writer.visitMethod(ACC_PRIVATE | ACC_STATIC, method, descriptor, null, null);
    code.visitCode();
    return code;
  }

  /** All chunks of a plan: in place where it is one, else as calls of one method a chunk. */
  private void body(MethodVisitor code, String part, KernelPlan plan, int firstArgument) {
    int[] local = ChunkWriter.locals(plan);
    if (plan.chunks() == 1) {
      new ChunkWriter(plan, code, firstArgument, local).write(0);
      return;
    }
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      MethodVisitor chunkCode = staticMethod(numbered(part, chunk), ONE_VECTOR);
      new ChunkWriter(plan, chunkCode, 0, local).write(chunk);
      finish(chunkCode);
    }
    callAll(code, part, plan.chunks(), firstArgument);
  }

  /** Calls numbered methods in order, through groups of them where one method cannot hold all. */
  private void callAll(MethodVisitor code, String method, int count, int firstArgument) {
    if (count <= MOST_CALLS) {
      for (int k = 0; k < count; k++) {
        call(code, numbered(method, k), firstArgument);
      }
      return;
    }
    String group = method.concat("group");
    int groups = (count + MOST_CALLS - 1) / MOST_CALLS;
    for (int g = 0; g < groups; g++) {
      MethodVisitor groupCode = staticMethod(numbered(group, g), ONE_VECTOR);
      for (int k = g * MOST_CALLS; k < Math.min(count, (g + 1) * MOST_CALLS); k++) {
        call(groupCode, numbered(method, k), 0);
      }
      finish(groupCode);
    }
    callAll(code, group, groups, firstArgument);
  }

  private void call(MethodVisitor code, String method, int firstArgument) {
    code.visitVarInsn(DLOAD, firstArgument);
    for (int k = 2; k <= 6; k++) {
      code.visitVarInsn(ALOAD, firstArgument + k);
    }
    code.visitMethodInsn(INVOKESTATIC, name, method, ONE_VECTOR, false);
  }

  /** Calls the row's method; the row is the local variable {@code row}, the others follow. */
  private void dispatch(MethodVisitor code, int from, int to, int row) {
    Label[] labels = new Label[to - from];
    for (int k = 0; k < labels.length; k++) {
      labels[k] = new Label();
    }
    Label end = new Label();
    code.visitVarInsn(ILOAD, row);
    code.visitTableSwitchInsn(from, to - 1, end, labels);
    for (int k = 0; k < labels.length; k++) {
      code.visitLabel(labels[k]);
      code.visitFrame(F_SAME, 0, null, 0, null);
      call(code, numbered("row", from + k), row + 1);
      code.visitInsn(RETURN);
    }
    code.visitLabel(end);
    code.visitFrame(F_SAME, 0, null, 0, null);
    finish(code);
  }

  private void dispatchGroups(MethodVisitor code, int groups) {
    for (int group = 0; group < groups; group++) {
      Label next = new Label();
      code.visitVarInsn(ILOAD, 1);
      ChunkWriter.pushInt(code, (group + 1) * LARGEST_SWITCH);
      code.visitJumpInsn(IF_ICMPGE, next);
      code.visitVarInsn(ILOAD, 1);
      code.visitVarInsn(DLOAD, 2);
      for (int k = 4; k <= 8; k++) {
        code.visitVarInsn(ALOAD, k);
      }
      code.visitMethodInsn(INVOKESTATIC, name, numbered("group", group), ONE_ROW, false);
      code.visitInsn(RETURN);
      code.visitLabel(next);
      code.visitFrame(F_SAME, 0, null, 0, null);
    }
    finish(code);
  }

  private static void finish(MethodVisitor code) {
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private byte[] bytes() {
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Loads a class file as a hidden class of this package and makes its only instance. */
  static Object load(byte[] classFile) {
    try {
      // nobody can name a hidden class, so its constructor cannot be called by name
      return MethodHandles.lookup()
          .defineHiddenClass(classFile, true)
          .lookupClass()
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("generated code does not load", e);
    }
  }
}
