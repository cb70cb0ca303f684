package dev.formwork.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a mail server. The server takes the letter, but its answer waits at the {@link
 * CrashGate}.
 */
final class MailTurnstile implements AutoCloseable {

  private final ServerSocket socket;
  private final CrashGate gate;
  private final int behind;

  /**
   * @param behind port of the mail server on 127.0.0.1
   */
  MailTurnstile(CrashGate gate, int behind) {
    this.gate = gate;
    this.behind = behind;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> relay(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void relay(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      BufferedReader asked = reader(client);
      BufferedReader answers = reader(server);
      write(client, answer(answers));
      for (@Nullable String line = asked.readLine(); line != null; line = asked.readLine()) {
        write(server, line + "\r\n");
        String answer = answer(answers);
        write(client, answer);
        if (line.equalsIgnoreCase("DATA") && answer.startsWith("354")) {
          String letter = letter(asked);
          write(server, letter);
          String taken = answer(answers);
          gate.armedIn(letter).ifPresent(name -> gate.hold(name, "answer"));
          write(client, taken);
        }
      }
    } catch (IOException ended) {
      // One of both hung up, as a killed process does.
    }
  }

  private static String letter(BufferedReader asked) throws IOException {
    StringBuilder letter = new StringBuilder();
    for (@Nullable String line = asked.readLine(); line != null; line = asked.readLine()) {
      letter.append(line).append("\r\n");
      if (line.equals(".")) {
        break;
      }
    }
    return letter.toString();
  }

  /** An answer of several lines has a hyphen after the number in all but the last. */
  private static String answer(BufferedReader answers) throws IOException {
    StringBuilder answer = new StringBuilder();
    for (@Nullable String line = answers.readLine(); line != null; line = answers.readLine()) {
      answer.append(line).append("\r\n");
      if (line.length() < 4 || line.charAt(3) != '-') {
        break;
      }
    }
    return answer.toString();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
