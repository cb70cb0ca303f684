package dev.formwork.templates.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SkeletonGuideTest {

  @Test
  void namesEveryHelper() throws IOException {
    String guide = Files.readString(Path.of("../docs/skeletons.md"));

    assertThat(
            Stream.of(
                    BlockHelpers.all(),
                    LogicHelpers.all(),
                    CaseHelpers.all(),
                    StructureHelpers.all())
                .flatMap(List::stream)
                .map(ClosedHelper::name))
        .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
  }
}
