package io.totem.stack;

/**
 * A second address to come from. nginx limits what one address may ask, and the suite comes from one: whoever tries the limits,
 * or asks very much, comes from this machine's address in another network.
 */
final class OtherAddress {

    /** Where nginx is reached from there. */
    static final String DOOR = (String) Docker.networks("nginx").get("edge").get("IPAddress");

    static final String FROM = (String) Docker.networks("wordpress").get("out").get("Gateway");

    private OtherAddress() {}
}
