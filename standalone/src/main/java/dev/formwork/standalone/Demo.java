package dev.formwork.standalone;

import java.io.PrintStream;
import java.net.URI;

/** Launches the starter template with its sample answers and tells in the terminal how it goes. */
final class Demo {

  private static final String TEMPLATE = "java-service";

  private final DemoClient client;
  private final PrintStream out;

  Demo(URI url, PrintStream out) {
    this.client = new DemoClient(url);
    this.out = out;
  }

  /** Whether the run completed. */
  boolean run() {
    Sample sample = Sample.of(TEMPLATE).named(client.freeName("payments"));
    out.println();
    out.printf("Launching the starter template '%s' as '%s'.%n%n", TEMPLATE, sample.name());
    return new RunTeller(client, out).tell(client.launch("template:default/" + TEMPLATE, sample));
  }
}
