package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Input of `fetch:template`; names, defaults and meaning are Backstage's, but for the engine. */
record FetchTemplateInput(
    @Doc(
            "The skeleton: a folder of the template, such as `./skeleton`, or the address of a folder in a repository.")
        @Shape("{\"minLength\": 1}")
        String url,
    @Doc("Folder of the workspace that receives the files.") @Default("\".\"") String targetPath,
    @Doc("What the files see as `values`.") @Default("{}") Map<String, Object> values,
    @Doc(
            "Language of the skeleton: `nunjucks` as in Backstage (`${{ values.name }}`), or `handlebars` (`{{ values.name }}`).")
        @Default("\"nunjucks\"")
        Engine engine,
    @Doc("Patterns of files whose contents are copied as they are; their names are rendered.")
        @Default("[]")
        List<String> copyWithoutTemplating,
    @Doc("Former name of `copyWithoutTemplating`; without effect, as in Backstage.")
        @Nullable List<String> copyWithoutRender,
    @Doc("Whether the skeleton was written for cookiecutter; `nunjucks` only.") @Default("false")
        boolean cookiecutterCompat,
    @Doc(
            "Ending of the files that are rendered, which they lose, such as `.njk`; `true` is `.njk`, or `.hbs` with `handlebars`. All files are rendered when left out.")
        @Shape("{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"boolean\"}]}")
        @Nullable Object templateFileExtension,
    @Doc("Whether files that the workspace has already are replaced.") @Default("false")
        boolean replace,
    @Doc("Whether the newline after a statement is dropped; `nunjucks` only.") @Default("false")
        boolean trimBlocks,
    @Doc("Whether blanks before a statement that begins a line are dropped; `nunjucks` only.")
        @Default("false")
        boolean lstripBlocks,
    @Doc("Marks around an expression; `handlebars` only.") @Nullable Marks delimiters,
    @Doc("Token for reading the skeleton, in place of the configured one.")
        @Nullable String token) {

  /** A language of skeletons. */
  enum Engine {
    NUNJUCKS,
    HANDLEBARS
  }

  /** The two marks around an expression. */
  record Marks(@Doc("Such as `[[`.") String start, @Doc("Such as `]]`.") String end) {}

  @Override
  public String toString() {
    return "FetchTemplateInput[url=%s, targetPath=%s, engine=%s]"
        .formatted(url, targetPath, engine);
  }
}
