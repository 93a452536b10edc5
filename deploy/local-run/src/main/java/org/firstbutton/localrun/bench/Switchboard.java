package org.firstbutton.localrun.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * 交换台 — one thread serves all connections, as the callers' machine would have cores of its own: a thread for each
 * would spend on switching between them what the service needs. On each connection the next call follows the answer.
 */
final class Switchboard implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 16 * 1024;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Selector selector = Selector.open();
    private final Supplier<byte[]> calls;
    private final LongStream.Builder nanos = LongStream.builder();

    Switchboard(int port, int connections, Supplier<byte[]> calls) throws IOException {
        this.calls = calls;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Call());
        }
    }

    /** How long each answer took; every call that was begun is answered. */
    long[] run(long until) throws IOException {
        int open = 0;
        List<SelectionKey> all = new ArrayList<>(selector.keys());
        for (SelectionKey key : all) {
            call(key);
            open++;
        }
        while (open > 0) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new IOException("the service has stopped answering");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isWritable()) {
                    send(key);
                } else if (answered(key)) {
                    if (System.nanoTime() - until < 0) {
                        call(key);
                    } else {
                        open--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return nanos.build().toArray();
    }

    private void call(SelectionKey key) throws IOException {
        Call call = (Call) key.attachment();
        call.out = ByteBuffer.wrap(calls.get());
        call.in.clear();
        call.since = System.nanoTime();
        send(key);
    }

    private static void send(SelectionKey key) throws IOException {
        Call call = (Call) key.attachment();
        ((SocketChannel) key.channel()).write(call.out);
        key.interestOps(call.out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean answered(SelectionKey key) throws IOException {
        Call call = (Call) key.attachment();
        if (((SocketChannel) key.channel()).read(call.in) < 0) {
            throw new EOFException("the service hung up");
        }
        int status = call.status();
        if (status == 0) {
            return false;
        }
        if (status != 201) {
            throw new IOException("answered " + status);
        }
        nanos.add(System.nanoTime() - call.since);
        return true;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** 通话 — one connection and what goes over it just now. */
    private static final class Call {
        private final ByteBuffer in = ByteBuffer.allocate(LONGEST);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long since;

        /** 0 until the answer is whole. */
        int status() throws IOException {
            byte[] bytes = in.array();
            int read = in.position();
            int length = -1;
            for (int i = 0; i + 3 < read; i++) {
                if (bytes[i] == '\r' && bytes[i + 2] == '\r') {
                    if (length < 0) {
                        throw new IOException("an answer without content-length");
                    }
                    return read < i + 4 + length ? 0 : number(bytes, 9);
                }
                if (length < 0 && bytes[i] == '\n' && names(bytes, i + 1, read)) {
                    length = number(bytes, i + 1 + LENGTH.length);
                }
            }
            return 0;
        }

        private static boolean names(byte[] bytes, int at, int read) {
            if (at + LENGTH.length >= read) {
                return false;
            }
            for (int i = 0; i < LENGTH.length; i++) {
                if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                    return false;
                }
            }
            return true;
        }

        private static int number(byte[] bytes, int from) {
            int at = from;
            while (bytes[at] == ' ') {
                at++;
            }
            int number = 0;
            while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
                number = number * 10 + bytes[at++] - '0';
            }
            return number;
        }
    }
}
