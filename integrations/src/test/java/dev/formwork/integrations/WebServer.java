package dev.formwork.integrations;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jgit.util.FileUtils;

/** Tomcat on a free port of 127.0.0.1 with some servlets. */
public final class WebServer implements AutoCloseable {

  private final Tomcat tomcat = new Tomcat();
  private final int port;
  private final Path directory;

  private WebServer(int port, Path directory) {
    this.port = port;
    this.directory = directory;
  }

  /** A port of 127.0.0.1 that is free now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the servlets, by their mappings such as `/git/*`. */
  public static WebServer start(int port, Map<String, HttpServlet> servlets) {
    Logger.getLogger("org.apache").setLevel(Level.SEVERE);
    try {
      Path directory = Files.createTempDirectory("formwork-tomcat-");
      WebServer server = new WebServer(port, directory);
      server.tomcat.setBaseDir(directory.toString());
      server.tomcat.setHostname("127.0.0.1");
      server.tomcat.setPort(port);
      server.tomcat.getConnector().setProperty("address", "127.0.0.1");
      Context context = server.tomcat.addContext("", directory.toString());
      servlets.forEach(
          (mapping, servlet) -> {
            Tomcat.addServlet(context, mapping, servlet);
            context.addServletMappingDecoded(mapping, mapping);
          });
      server.tomcat.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Address of the server without a path. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Answers JSON. */
  public static void answer(HttpServletResponse response, int status, String json)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json; charset=utf-8");
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
      FileUtils.delete(directory.toFile(), FileUtils.RECURSIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
