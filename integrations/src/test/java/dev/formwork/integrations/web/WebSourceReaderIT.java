package dev.formwork.integrations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.catalog.location.LocationFile;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.location.LocationUnreadable.Reason;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.integrations.git.ReadLimits;
import dev.formwork.integrations.localgit.LocalGitServer;
import dev.formwork.integrations.localgit.LocalRepositoryHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSourceReaderIT {

  private static final Person ADA = new Person("Ada", "ada@example.org");

  @TempDir Path directory;
  private LocalGitServer git;
  private HttpServer web;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    git = LocalGitServer.start(directory.resolve("git"));
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.start();
  }

  @AfterEach
  void stop() {
    git.close();
    web.stop(0);
  }

  @Test
  void readsAFolderOfARepositoryWithModesAndLinks() throws IOException {
    publish("main");
    Path into = Files.createDirectory(directory.resolve("into"));

    reader().readTree(git("raw/main/skeleton"), null, into);

    assertThat(Files.readString(into.resolve("a.txt"))).isEqualTo("a");
    assertThat(into.resolve("run.sh")).isExecutable();
    assertThat(Files.readSymbolicLink(into.resolve("sub/link"))).hasToString("../a.txt");
    assertThat(into.resolve("template.yaml")).doesNotExist();
  }

  @Test
  void readsTheDefaultBranchWhenTheAddressNamesNone() throws IOException {
    publish("main");
    Path into = Files.createDirectory(directory.resolve("into"));

    reader().readTree(URI.create(git.url() + "/git/demo/templates.git"), null, into);

    assertThat(into.resolve("template.yaml")).exists();
  }

  @Test
  void findsABranchWhoseNameHoldsASlash() throws IOException {
    publish("release/1.0");

    assertThat(text(reader().readFile(git("blob/release/1.0/skeleton/a.txt"), null)))
        .isEqualTo("a");
  }

  @Test
  void saysWhereThereIsNothing() throws IOException {
    publish("main");
    Path into = Files.createDirectory(directory.resolve("into"));

    for (String place : List.of("raw/main/nothing", "raw/nothing/a.txt", "raw/main/skeleton")) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> reader().readFile(git(place), null))
          .withMessageContaining("There is nothing at");
    }
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> reader().readTree(URI.create(git.url() + "/git/demo/missing"), null, into))
        .withMessageContaining("was not found");
  }

  @Test
  void stopsAtItsLimits() throws IOException {
    publish("main");
    Path into = Files.createDirectory(directory.resolve("into"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> reader(new ReadLimits(2, 100, 100_000)).readTree(git("raw/main"), null, into))
        .withMessageContaining("more than 2 files");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                reader(new ReadLimits(9, 3, 100_000)).readFile(git("raw/main/template.yaml"), null))
        .withMessageContaining("template.yaml");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> reader(new ReadLimits(9, 99, 50)).readTree(git("raw/main"), null, into))
        .withMessageContaining("larger than the limit");
  }

  @Test
  void writesNothingOutsideWhateverARepositoryHolds() throws IOException {
    String[][] hostile = {
      {"file", ".."},
      {"file", "a\\..\\b"},
      {"link", "/etc/passwd"},
      {"link", "../outside"},
      {"link", "dir/../../outside"}
    };
    for (String[] entry : hostile) {
      String name = "hostile" + entry[0] + entry[1].hashCode();
      commitRaw(name, entry[0].equals("link"), entry[1]);
      Path into = Files.createDirectory(directory.resolve(name));

      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(
              () -> reader().readTree(URI.create(git.url() + "/git/demo/" + name), null, into))
          .withMessageContaining("leads out of it");
    }
    assertThat(directory.resolve("outside")).doesNotExist();
  }

  @Test
  void readsAFileOfAnAllowedHost() {
    serve("/file", 200, "hello");

    assertThat(text(reader().readFile(web("/file"), "token"))).isEqualTo("hello");
    assertThat(seen).containsExactly("/file Bearer token");
  }

  @Test
  void refusesHostsThatAreNotAllowedHoweverTheyAreWritten() {
    int port = web.getAddress().getPort();
    for (String address :
        List.of(
            "http://localhost:" + port + "/file",
            "http://127.0.0.1:1/file",
            "http://127.1:" + port + "/file",
            "http://2130706433:" + port + "/file",
            "http://[::1]:" + port + "/file",
            "http://user@127.0.0.1:" + port + "/file",
            "https://example.org/file",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "ftp://127.0.0.1/file")) {
      assertThatExceptionOfType(InvalidInput.class)
          .as(address)
          .isThrownBy(() -> reader().readFile(URI.create(address), null));
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesARedirectToAHostThatIsNotAllowed() {
    redirect("/away", "http://localhost:" + web.getAddress().getPort() + "/secret");
    serve("/secret", 200, "secret");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> reader().readFile(web("/away"), "token"))
        .withMessageContaining("localhost");
    assertThat(seen).containsExactly("/away Bearer token");
  }

  @Test
  void followsARedirectWithinTheAllowedHosts() {
    redirect("/moved", "/file");
    serve("/file", 200, "hello");

    assertThat(text(reader().readFile(web("/moved"), null))).isEqualTo("hello");
  }

  @Test
  void stopsARedirectThatNeverEnds() {
    redirect("/loop", "/loop");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> reader().readFile(web("/loop"), null))
        .withMessageContaining("redirects more than");
  }

  @Test
  void tellsWhatAHostAnswers() {
    serve("/missing", 404, "");
    serve("/denied", 403, "");
    serve("/busy", 429, "");
    serve("/broken", 503, "");
    serve("/large", 200, "x".repeat(2_000));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> reader().readFile(web("/missing"), null));
    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> reader().readFile(web("/denied"), null));
    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> reader().readFile(web("/busy"), null));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> reader().readFile(web("/broken"), null));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> reader(new ReadLimits(1, 1_000, 1_000)).readFile(web("/large"), null))
        .withMessageContaining("larger than 1000 bytes");
  }

  @Test
  void readsALocationWithTheFolderThatItLiesIn() throws IOException {
    publish("main");

    LocationFile file = new WebLocationReader(reader()).read(git("raw/main/template.yaml"));

    assertThat(file.text()).isEqualTo("kind: Template\n");
    assertThat(file.sourceUrl()).isEqualTo(git("tree/main/"));
    assertThat(file.editUrl()).isNull();
  }

  @Test
  void readsATemplateWithItsWholeFolder() throws IOException {
    publish("main");

    List<TemplateFile> files =
        new WebLocationReader(reader())
            .readTree(git("raw/main/template.yaml"), TemplateLimits.standard());

    assertThat(files)
        .containsExactly(
            TemplateFile.of("skeleton/a.txt", "a"),
            TemplateFile.executable("skeleton/run.sh", new byte[] {'x'}),
            TemplateFile.link("skeleton/sub/link", "../a.txt"),
            TemplateFile.of("template.yaml", "kind: Template\n"));
  }

  @Test
  void tellsWhyALocationCannotBeRead() throws IOException {
    publish("main");
    WebLocationReader locations = new WebLocationReader(reader());
    serve("/broken", 503, "");

    assertThat(reason(locations, git("raw/main/nothing.yaml"))).isEqualTo(Reason.MISSING);
    assertThat(reason(locations, URI.create("http://localhost/x"))).isEqualTo(Reason.REFUSED);
    assertThat(reason(locations, web("/broken"))).isEqualTo(Reason.UNREACHABLE);
  }

  private static Reason reason(WebLocationReader locations, URI target) {
    try {
      locations.read(target);
      throw new AssertionError(target + " was read");
    } catch (LocationUnreadable e) {
      return e.reason();
    }
  }

  private WebSourceReader reader() {
    return reader(WebSettings.standardLimits());
  }

  private WebSourceReader reader(ReadLimits limits) {
    return new WebSourceReader(
        new WebSettings(
            List.of(GitHost.local(git.url().resolve("/git"))),
            List.of("127.0.0.1:" + web.getAddress().getPort()),
            limits,
            Duration.ofSeconds(10)));
  }

  private URI git(String place) {
    return URI.create(git.url() + "/git/demo/templates/" + place);
  }

  private URI web(String path) {
    return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
  }

  private void serve(String path, int status, String body) {
    answer(path, status, body, null);
  }

  private void redirect(String path, String location) {
    answer(path, 302, "", location);
  }

  private void answer(String path, int status, String body, String location) {
    web.createContext(
        path,
        exchange -> {
          seen.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
          if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void publish(String branch) throws IOException {
    Path files = Files.createDirectory(directory.resolve("files"));
    Files.createDirectories(files.resolve("skeleton/sub"));
    Files.writeString(files.resolve("template.yaml"), "kind: Template\n");
    Files.writeString(files.resolve("skeleton/a.txt"), "a");
    Files.writeString(files.resolve("skeleton/run.sh"), "x");
    files.resolve("skeleton/run.sh").toFile().setExecutable(true);
    Files.createSymbolicLink(files.resolve("skeleton/sub/link"), Path.of("../a.txt"));
    LocalRepositoryHost host = git.repositories();
    Repository repository = host.create(repository("templates", branch));
    host.push(repository, new FirstCommit(files, branch, "Initial", ADA, ADA, Instant.EPOCH));
  }

  /** A commit that no Git would make: one entry with any name, or a link to anywhere. */
  private void commitRaw(String name, boolean link, String text) throws IOException {
    git.repositories().create(repository(name, "main"));
    try (var bare = git.open("demo", name);
        ObjectInserter inserter = bare.newObjectInserter()) {
      TreeFormatter tree = new TreeFormatter();
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content);
      tree.append(link ? "link" : text, link ? FileMode.SYMLINK : FileMode.REGULAR_FILE, blob);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(tree));
      commit.setAuthor(new PersonIdent("Eve", "eve@example.org"));
      commit.setCommitter(new PersonIdent("Eve", "eve@example.org"));
      commit.setMessage("Hostile");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = bare.updateRef("refs/heads/main");
      update.setNewObjectId(id);
      update.update();
    }
  }

  private static NewRepository repository(String name, String branch) {
    return new NewRepository(
        "demo", name, null, null, NewRepository.Visibility.PRIVATE, branch, "run/publish");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
