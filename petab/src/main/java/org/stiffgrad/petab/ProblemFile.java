package org.stiffgrad.petab;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.problem.Spelling;

/**
 * The files of a problem, as its YAML file lists them; paths are relative to that file.
 *
 * @param file the YAML file
 */
record ProblemFile(
    Path file,
    List<Path> parameters,
    Path model,
    List<Path> conditions,
    List<Path> observables,
    List<Path> measurements) {
  private static final String VERSION = "format_version";
  private static final String PARAMETERS = "parameter_file";
  private static final String PROBLEMS = "problems";
  private static final String EXTENSIONS = "extensions";
  private static final String MODELS = "sbml_files";
  private static final String CONDITIONS = "condition_files";
  private static final String OBSERVABLES = "observable_files";
  private static final String MEASUREMENTS = "measurement_files";
  private static final String OTHER_MODELS = "model_files";

  private static final Set<String> KEYS = Set.of(VERSION, PARAMETERS, PROBLEMS, EXTENSIONS);

  /** What a problem of one model may list; plots are of no concern here. */
  private static final Set<String> PROBLEM_KEYS =
      Set.of(MODELS, CONDITIONS, OBSERVABLES, MEASUREMENTS, "visualization_files");

  /**
   * Reads the YAML file.
   *
   * @throws InputException if it is not a problem of version 1 with one model in SBML
   */
  static ProblemFile read(Path file) {
    YamlNode.Mapping root = mapping(YamlReader.read(file), "a PEtab problem (format_version: 1)");
    requireNoSelection(root);
    requireVersion(root);
    requireNoExtension(root);
    requireKnown(root, KEYS);
    YamlNode.Sequence problems = sequence(required(root, PROBLEMS), "a list of problems");
    if (problems.items().size() != 1) {
      throw new InputException(
          problems.position(),
          "found "
              + problems.items().size()
              + " problems, but only one problem with one model is supported");
    }
    YamlNode.Mapping problem = mapping(problems.items().get(0), "lists of files");
    requireSbml(problem);
    requireKnown(problem, PROBLEM_KEYS);
    List<Path> models = files(file, problem, MODELS);
    if (models.size() != 1) {
      throw new InputException(
          required(problem, MODELS).position(),
          "found " + models.size() + " models, but only one model is supported");
    }
    return new ProblemFile(
        file,
        files(file, root, PARAMETERS),
        models.get(0),
        files(file, problem, CONDITIONS),
        files(file, problem, OBSERVABLES),
        files(file, problem, MEASUREMENTS));
  }

  /** Whoever confuses the file of a model selection with that of a problem should hear of it. */
  private static void requireNoSelection(YamlNode.Mapping root) {
    for (String key : new String[] {"model_space_files", "criterion"}) {
      SourcePosition position = root.keys().get(key);
      if (position != null) {
        throw new InputException(
            position, "found " + key + ", but model selection (PEtab Select) is not supported");
      }
    }
  }

  private static void requireVersion(YamlNode.Mapping root) {
    YamlNode version = required(root, VERSION);
    if (!(version instanceof YamlNode.Scalar scalar)
        || !scalar.text().matches("1(\\.0){0,2}|2(\\.\\d+){0,2}")) {
      throw new InputException(
          version.position(), "found the format version " + version.found() + ", expected 1");
    }
    if (scalar.text().startsWith("2")) {
      throw new InputException(
          version.position(),
          "found a problem in PEtab version 2, but only version 1 is supported");
    }
  }

  /** A required extension changes the meaning of a problem; none is known. */
  private static void requireNoExtension(YamlNode.Mapping root) {
    YamlNode extensions = root.values().get(EXTENSIONS);
    if (extensions instanceof YamlNode.Mapping all && !all.values().isEmpty()) {
      Map.Entry<String, YamlNode> first = all.values().entrySet().iterator().next();
      throw new InputException(
          all.keys().getOrDefault(first.getKey(), all.position()),
          "found the extension " + first.getKey() + ", but extensions are not supported");
    }
    if (extensions instanceof YamlNode.Sequence all && !all.items().isEmpty()) {
      throw new InputException(
          all.items().get(0).position(),
          "found the extension "
              + all.items().get(0).found()
              + ", but extensions are not supported");
    }
  }

  private static void requireSbml(YamlNode.Mapping problem) {
    SourcePosition other = problem.keys().get(OTHER_MODELS);
    if (other != null) {
      throw new InputException(
          other, "found " + OTHER_MODELS + ", but only models in SBML (sbml_files) are supported");
    }
  }

  private static void requireKnown(YamlNode.Mapping mapping, Set<String> known) {
    for (Map.Entry<String, SourcePosition> key : mapping.keys().entrySet()) {
      if (!known.contains(key.getKey())) {
        throw new InputException(
            key.getValue(),
            "found the unknown key "
                + key.getKey()
                + "; "
                + Spelling.help(key.getKey(), known.stream().sorted().toList()));
      }
    }
  }

  private static YamlNode required(YamlNode.Mapping mapping, String key) {
    YamlNode value = mapping.values().get(key);
    if (value == null) {
      throw new InputException(mapping.position(), "found no " + key + ", expected one");
    }
    return value;
  }

  private static YamlNode.Mapping mapping(YamlNode node, String expected) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw new InputException(node.position(), "found " + node.found() + ", expected " + expected);
  }

  private static YamlNode.Sequence sequence(YamlNode node, String expected) {
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence;
    }
    throw new InputException(node.position(), "found " + node.found() + ", expected " + expected);
  }

  /** The files under a key, a single one or a list. */
  private static List<Path> files(Path yaml, YamlNode.Mapping mapping, String key) {
    YamlNode value = required(mapping, key);
    List<YamlNode> items =
        value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value);
    if (items.isEmpty()) {
      throw new InputException(
          value.position(), "found no file under " + key + ", expected at least one");
    }
    List<Path> files = new ArrayList<>();
    for (YamlNode item : items) {
      if (!(item instanceof YamlNode.Scalar scalar) || scalar.text().isEmpty()) {
        throw new InputException(
            item.position(), "found " + item.found() + " under " + key + ", expected a file name");
      }
      files.add(resolve(yaml, scalar));
    }
    return List.copyOf(files);
  }

  private static Path resolve(Path yaml, YamlNode.Scalar name) {
    if (name.text().matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      throw new InputException(
          name.position(), "found the address " + name.text() + ", expected a file");
    }
    Path path;
    try {
      path = yaml.resolveSibling(name.text());
    } catch (InvalidPathException e) {
      throw new InputException(name.position(), "found " + name.found() + ", expected a file name");
    }
    if (!Files.exists(path)) {
      throw new InputException(
          name.position(), "found " + name.found() + ", but there is no such file beside this one");
    }
    return path;
  }
}
