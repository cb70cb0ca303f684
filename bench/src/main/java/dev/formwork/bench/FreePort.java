package dev.formwork.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on which nothing listens. */
final class FreePort {

  private FreePort() {}

  /** A port of 127.0.0.1 that was free just now. */
  static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
