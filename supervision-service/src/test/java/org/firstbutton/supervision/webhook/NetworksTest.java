package org.firstbutton.supervision.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static final Networks NOTHING_INNER = new Networks(List.of());
    private static final Networks EVERYTHING = new Networks(List.of("0.0.0.0/0", "::/0"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "::1",
                "fc00::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::1"
            })
    void anInnerAddress_isReachedOnlyWhereItsNetworkIsNamed(String address) throws UnknownHostException {
        assertThat(NOTHING_INNER.mayReach(InetAddress.getByName(address))).isFalse();
        assertThat(EVERYTHING.mayReach(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "169.254.169.254",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "192.0.0.192",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "::"
            })
    void metadataServicesAndNeighboursOnTheWire_areNeverReached(String address) throws UnknownHostException {
        assertThat(NOTHING_INNER.mayReach(InetAddress.getByName(address))).isFalse();
        assertThat(EVERYTHING.mayReach(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.15.255.255", "172.32.0.1", "192.167.255.255", "2606:4700::1111"})
    void aPublicAddress_isReached(String address) throws UnknownHostException {
        assertThat(NOTHING_INNER.mayReach(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNamedNetwork_opensItselfAndNoNeighbour() throws UnknownHostException {
        Networks one = new Networks(List.of("10.8.0.0/16"));

        assertThat(one.mayReach(InetAddress.getByName("10.8.255.1"))).isTrue();
        assertThat(one.mayReach(InetAddress.getByName("10.9.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.8.0.0", "hooks.example.com/16", "10.8.0.0/33", "10.8.0.0/x", ""})
    void whatIsNoNetwork_isRefusedAtTheStart(String text) {
        assertThatThrownBy(() -> new Networks(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
