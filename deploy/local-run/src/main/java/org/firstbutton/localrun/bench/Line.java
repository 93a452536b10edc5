package org.firstbutton.localrun.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * 连线 — one kept-alive HTTP/1.1 connection to a service of ours, without a client library: on a machine that also runs
 * the service, whatever the client burns is missing from the figure.
 */
final class Line implements AutoCloseable {
    private static final int LONGEST = 64 * 1024;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[LONGEST];
    private int bodyAt;
    private int bodyLength;

    Line(int port) throws IOException {
        this.socket = new Socket(InetAddress.getByAddress(LOOPBACK), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Sends a whole request and reads a whole answer; its status. */
    int ask(byte[] request) throws IOException {
        out.write(request);
        int read = 0;
        int head = -1;
        while (head < 0) {
            read += more(read);
            head = endOfHead(read);
        }
        String headers = new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = headers.indexOf("content-length:");
        if (at < 0) {
            throw new IOException("an answer without content-length: " + headers);
        }
        int length = Integer.parseInt(
                headers.substring(at + 15, headers.indexOf('\r', at)).strip());
        while (read < head + length) {
            read += more(read);
        }
        bodyAt = head;
        bodyLength = length;
        return Integer.parseInt(headers.substring(9, 12));
    }

    /** The body of the last answer. */
    String answer() {
        return new String(buffer, bodyAt, bodyLength, StandardCharsets.UTF_8);
    }

    private int more(int read) throws IOException {
        int count = in.read(buffer, read, LONGEST - read);
        if (count < 0) {
            throw new EOFException("the service hung up");
        }
        return count;
    }

    private int endOfHead(int read) {
        for (int i = 3; i < read; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
