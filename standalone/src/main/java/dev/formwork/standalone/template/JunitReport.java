package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.UsageFault;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes results as build servers read them. */
final class JunitReport {

  private JunitReport() {}

  /**
   * Writes the report.
   *
   * @param results by the name of the template
   */
  static void write(Path file, Map<String, List<TestResult>> results) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        for (Map.Entry<String, List<TestResult>> suite : results.entrySet()) {
          suite(suite.getKey(), suite.getValue(), xml);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
      }
    } catch (IOException | XMLStreamException e) {
      throw new UsageFault("The report %s cannot be written (--report).".formatted(file), e);
    }
  }

  private static void suite(String template, List<TestResult> results, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", template);
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute(
        "failures", String.valueOf(results.stream().filter(each -> !each.isPassed()).count()));
    for (TestResult result : results) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", template);
      xml.writeAttribute("name", clean(result.test().title()));
      xml.writeAttribute(
          "time", String.format(Locale.ROOT, "%.3f", result.took().toMillis() / 1000.0));
      if (!result.isPassed()) {
        xml.writeStartElement("failure");
        xml.writeAttribute(
            "message", clean(result.failures().getFirst().lines().findFirst().orElse("")));
        xml.writeCharacters(clean(String.join("\n", result.failures())));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Without characters that XML cannot hold. */
  private static String clean(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "�");
  }
}
