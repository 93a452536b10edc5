package org.firstbutton.supervision.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstbutton.chassis.problem.Refusal;

/**
 * 地址关 — says whether an address may be posted to. It is asked when a receiver is registered and again at each attempt, and
 * the attempt goes to the very address that was let through: a name that means something else a moment later is not asked.
 */
@ApplicationScoped
class AddressGuard {
    private final Networks networks;
    private final List<String> hosts;
    private final Set<String> schemes;

    AddressGuard(WebhookSettings settings) {
        this.networks = new Networks(settings.networks().orElse(List.of()));
        this.hosts = settings.hosts().orElse(List.of());
        this.schemes = settings.plainHttp() ? Set.of("https", "http") : Set.of("https");
    }

    /** 不可投递 — the address is refused or unknown; {@code failure} is one word for the record. */
    static final class Unreachable extends Exception {
        private final String failure;

        private Unreachable(String failure) {
            super(failure);
            this.failure = failure;
        }

        String failure() {
            return failure;
        }
    }

    /**
     * The address as it is registered.
     *
     * @throws Refusal 400 naming {@code url}
     */
    URI admitted(String text) {
        URI url = read(text);
        try {
            resolve(url);
            return url;
        } catch (Unreachable refused) {
            throw Refusal.field(
                    "url",
                    refused.failure().equals("DNS")
                            ? "主机名无法解析 / the host is unknown"
                            : "不得投递至此地址 / this address is not posted to (docs/webhooks.md)");
        }
    }

    private URI read(String text) {
        try {
            URI url = new URI(text.strip());
            if (url.getScheme() == null || !schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
                throw Refusal.field("url", "须为 https / https only");
            }
            if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
                throw Refusal.field("url", "须为 https://主机/路径 / reads https://host/path, with nobody's name in it");
            }
            return url;
        } catch (URISyntaxException unreadable) {
            throw Refusal.field("url", "不是地址 / no address");
        }
    }

    /** The address to connect to; every one that the name stands for must be allowed. */
    InetAddress resolve(URI url) throws Unreachable {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!hosts.isEmpty() && hosts.stream().noneMatch(allowed -> matches(allowed, host))) {
            throw new Unreachable("ADDRESS_REFUSED");
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new Unreachable("DNS");
        }
        for (InetAddress address : addresses) {
            if (!networks.mayReach(address)) {
                throw new Unreachable("ADDRESS_REFUSED");
            }
        }
        return addresses[0];
    }

    private static boolean matches(String allowed, String host) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
    }
}
