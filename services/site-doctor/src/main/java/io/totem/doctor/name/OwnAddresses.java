package io.totem.doctor.name;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The addresses of the machine this process runs on; of a container, those of the container. */
public final class OwnAddresses {

    private OwnAddresses() {}

    public static boolean contain(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException noInterfaces) {
            return false;
        }
    }
}
