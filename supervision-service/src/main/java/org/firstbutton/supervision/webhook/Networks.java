package org.firstbutton.supervision.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * 网段 — which addresses are the public's and which are somebody's inner ones. Whoever names the address we post to must not
 * reach what only we can reach.
 */
final class Networks {
    /** Never, whatever the configuration says: this machine's neighbours on the wire, with their metadata services, and nobody. */
    private static final List<Network> NEVER = parsed(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "224.0.0.0/3",
            "100.100.100.200/32",
            "::/128",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
            "fd00:ec2::254/128");

    /** Only where the configuration names them. IPv6 ranges that carry an IPv4 address inside are taken as inner, too. */
    private static final List<Network> INNER = parsed(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "::/96",
            "::1/128",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7");

    private final List<Network> allowed;

    /** @param allowed inner networks that may be reached, as {@code 10.8.0.0/16} */
    Networks(List<String> allowed) {
        this.allowed = parsed(allowed.toArray(String[]::new));
    }

    boolean mayReach(InetAddress address) {
        if (holds(NEVER, address)) {
            return false;
        }
        return !holds(INNER, address) || holds(allowed, address);
    }

    private static boolean holds(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address.getAddress()));
    }

    private static List<Network> parsed(String... texts) {
        return Stream.of(texts).map(String::strip).map(Network::parse).toList();
    }

    /** 网段 */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Network(byte[] start, int bits) {

        static Network parse(String text) {
            String[] parts = text.split("/", -1);
            // A name would be looked up, and mean another network tomorrow.
            if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException("'" + text + "' is no network such as 10.8.0.0/16");
            }
            try {
                byte[] start = InetAddress.getByName(parts[0]).getAddress();
                int bits = Integer.parseInt(parts[1]);
                if (bits < 0 || bits > start.length * 8) {
                    throw new IllegalArgumentException("'" + text + "' has no such prefix");
                }
                return new Network(start, bits);
            } catch (UnknownHostException | NumberFormatException unreadable) {
                throw new IllegalArgumentException("'" + text + "' is no network such as 10.8.0.0/16", unreadable);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
