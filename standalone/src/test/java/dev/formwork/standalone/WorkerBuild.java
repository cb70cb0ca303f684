package dev.formwork.standalone;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A build of the worker as a rollout knows it.
 *
 * @param id as Temporal tells builds apart
 * @param classpath of its process
 */
record WorkerBuild(String id, String classpath) {

  /** What the newer build says at the end of every run that its code has ended. */
  static final String NEWER_WORDS = ", as the newer build says";

  /** Modules whose sources the newer build changes, and those that inline what is changed. */
  private static final List<String> COMPILED = List.of("workflows", "activities");

  /** Changes of sources, by file: what stands there today, and what stands in the newer build. */
  private static final Map<String, Map<String, String>> CHANGES =
      Map.of(
          "RunRequest.java",
          Map.of("int INTERPRETER_VERSION = 3;", "int INTERPRETER_VERSION = 4;"),
          "RunEnding.java",
          Map.of(
              "status: completed\"", "status: completed" + NEWER_WORDS + "\"",
              "status: failed\"", "status: failed" + NEWER_WORDS + "\""));

  /** The build that is tested. */
  static WorkerBuild todays() {
    return new WorkerBuild("build-1", ChildJvm.classpath());
  }

  /**
   * Makes a build that today's repository does not have: its workflows know semantics that do not
   * exist yet, start runs of other templates with them, and end every run with other words.
   *
   * @param folder where its classes are
   */
  static WorkerBuild newer(Path folder) {
    List<String> entries = new ArrayList<>(List.of(ChildJvm.classpath().split(File.pathSeparator)));
    Map<String, Path> made = new LinkedHashMap<>();
    for (String module : COMPILED) {
      made.put(module, folder.resolve(module));
      entries.replaceAll(entry -> isOf(module, entry) ? made.get(module).toString() : entry);
    }
    String classpath = String.join(File.pathSeparator, entries);
    if (!made.values().stream().allMatch(classes -> entries.contains(classes.toString()))) {
      throw new AssertionError(
          "The classpath lacks a module of %s: %s".formatted(COMPILED, entries));
    }
    made.forEach((module, classes) -> make(Path.of("..", module), classes, classpath));
    return new WorkerBuild("build-2", classpath);
  }

  private static boolean isOf(String module, String entry) {
    String target = "/" + module + "/target/";
    return entry.endsWith(target + "classes")
        || entry.matches(".*%sformwork-%s-[^/]*SNAPSHOT\\.jar".formatted(target, module));
  }

  private static void make(Path module, Path classes, String classpath) {
    try {
      Files.createDirectories(classes);
      Path resources = module.resolve("src/main/resources");
      if (Files.exists(resources)) {
        copy(resources, classes);
      }
      Path sources = classes.resolveSibling(module.getFileName() + "-sources");
      copy(module.resolve("src/main/java"), sources);
      change(sources);
      compile(sources, classes, classpath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each));
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
  }

  private static void change(Path sources) throws IOException {
    for (Path file : files(sources)) {
      Map<String, String> changes = CHANGES.getOrDefault(file.getFileName().toString(), Map.of());
      String text = Files.readString(file);
      for (Map.Entry<String, String> change : changes.entrySet()) {
        if (!text.contains(change.getKey())) {
          throw new AssertionError("%s has no '%s' any more.".formatted(file, change.getKey()));
        }
        text = text.replace(change.getKey(), change.getValue());
      }
      Files.writeString(file, text);
    }
  }

  private static List<Path> files(Path sources) throws IOException {
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static void compile(Path sources, Path classes, String classpath) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d", classes.toString(), "-cp", classpath, "-proc:none", "-parameters", "-nowarn");
      boolean compiled =
          compiler
              .getTask(
                  told,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(files(sources)))
              .call();
      if (!compiled) {
        throw new AssertionError("The newer build does not compile:\n" + told);
      }
    }
  }
}
