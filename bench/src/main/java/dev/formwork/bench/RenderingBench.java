package dev.formwork.bench;

import dev.formwork.templates.expression.TextRenderer;
import dev.formwork.templates.rendering.SkeletonOptions;
import dev.formwork.templates.rendering.SkeletonRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renders skeletons of 30, 300 and 3,000 files of 2 KB in Backstage's language, with Backstage's
 * own `fetch:template` handler under Node and with ours, in one run: first on a file system in
 * memory, then on the disk, whose own time for a small file is more than ours. Both list the
 * skeleton, render names and contents, and write the tree; fetching the skeleton is left out of
 * both. Ours also stages the tree and moves it in as a whole. A second figure is that of the two
 * engines alone, names and contents in memory.
 */
public final class RenderingBench {

  /** The largest first: a worker that renders has rendered before. */
  private static final List<Integer> SIZES = List.of(3000, 300, 30);

  /** A file system in memory, where the machine has one: there the disk says nothing. */
  private static final Path MEMORY = Path.of("/dev/shm");

  /** Files that are rendered before the measuring begins, and while it lasts. */
  private static final int WARM_UP_FILES = 9_000;

  private static final int MEASURED_FILES = 15_000;
  private static final Map<String, Object> VALUES =
      Map.of("name", "payments", "owner", "team-a", "port", 8080, "regions", List.of("eu", "us"));

  private final Path scratch;
  private final BackstagePackages peer;
  private final SkeletonRenderer renderer =
      SkeletonRenderer.nunjucks(Map.of(), TextRenderer.Options.DEFAULTS);

  private RenderingBench(Path scratch, BackstagePackages peer) {
    this.scratch = scratch;
    this.peer = peer;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BackstagePackages peer = BackstagePackages.install();
    if (Files.isWritable(MEMORY)) {
      System.out.println("Files in memory (" + MEMORY + "):");
      measureAll(Files.createTempDirectory(MEMORY, "formwork-rendering"), peer);
    }
    Path disk = Files.createTempDirectory("formwork-rendering");
    System.out.println("Files on disk (" + disk.getParent() + "):");
    measureAll(disk, peer);
  }

  private static void measureAll(Path scratch, BackstagePackages peer)
      throws IOException, InterruptedException {
    try {
      RenderingBench bench = new RenderingBench(scratch, peer);
      for (int size : SIZES) {
        bench.measure(size);
      }
    } finally {
      delete(scratch);
    }
  }

  private void measure(int files) throws IOException, InterruptedException {
    Path skeleton = Skeletons.write(scratch.resolve("s" + files), files, VALUES);
    Path target = scratch.resolve("t" + files);
    double first = render(skeleton);
    tell(
        files,
        "written",
        peer.render("files", skeleton, target, repeats(files)),
        repeated(files, () -> render(skeleton)));
    List<String> texts = Skeletons.texts(skeleton);
    tell(
        files,
        "as text",
        peer.render("memory", skeleton, target, repeats(files)),
        repeated(files, () -> renderTexts(texts)));
    System.out.printf(Locale.ROOT, "%5d files: our first time %.1f ms%n", files, first);
  }

  private static void tell(int files, String what, List<Double> theirs, List<Double> ours) {
    int warm = warmUps(files);
    double backstage = median(theirs.subList(warm, theirs.size()));
    double formwork = median(ours.subList(warm, ours.size()));
    System.out.printf(
        Locale.ROOT,
        "%5d files %-9s: Backstage %8.1f ms, Formwork %7.1f ms, %5.1f times as fast; per file %.3f and %.3f ms%n",
        files,
        what,
        backstage,
        formwork,
        backstage / formwork,
        backstage / files,
        formwork / files);
  }

  /** One measured rendering, in milliseconds. */
  private interface Measured {

    double millis() throws IOException;
  }

  private static int warmUps(int files) {
    return Math.clamp(WARM_UP_FILES / files, 3, 30);
  }

  private static int repeats(int files) {
    return warmUps(files) + Math.clamp(MEASURED_FILES / files, 5, 30);
  }

  private static List<Double> repeated(int files, Measured rendering) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < repeats(files); i++) {
      millis.add(rendering.millis());
    }
    return millis;
  }

  private static double renderTexts(List<String> texts) {
    long begun = System.nanoTime();
    TextRenderer engine = TextRenderer.create(Map.of(), TextRenderer.Options.DEFAULTS);
    Map<String, Object> variables = Map.of("values", VALUES);
    long characters = 0;
    for (String text : texts) {
      characters += engine.render(text, variables).length();
    }
    if (characters == 0) {
      throw new IllegalStateException("Nothing was rendered.");
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private double render(Path skeleton) throws IOException {
    Path target = Files.createDirectory(scratch.resolve("out"));
    long begun = System.nanoTime();
    renderer.render(skeleton, target, SkeletonOptions.of(VALUES));
    double millis = (System.nanoTime() - begun) / 1e6;
    delete(target);
    return millis;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
