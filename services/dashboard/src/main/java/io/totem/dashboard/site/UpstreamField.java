package io.totem.dashboard.site;

/**
 * What answers behind the web server, as two fields hold it.
 *
 * @param speaks {@code http}, {@code fastcgi}, or empty where nobody said
 * @param place {@code host:port} or the path of a socket
 */
record UpstreamField(String speaks, String place) {

    static final UpstreamField NOTHING = new UpstreamField("", "");

    private static final String PROTOCOL = "://";
    private static final String SOCKET = "unix:";

    /** Of one line, as the API holds it: {@code fastcgi://wordpress:9000}, {@code unix:/run/app.sock}. */
    static UpstreamField parse(String address) {
        int colon = address.indexOf(PROTOCOL);
        String speaks = colon < 0 ? "http" : address.substring(0, colon);
        String rest = colon < 0 ? address : address.substring(colon + PROTOCOL.length());
        return new UpstreamField(speaks, rest.startsWith(SOCKET + "/") ? rest.substring(SOCKET.length()) : rest);
    }

    /** One line again. Whoever typed a whole address is taken at their word. */
    String address() {
        if (place.contains(PROTOCOL)) {
            return place;
        }
        String where = place.startsWith("/") ? SOCKET + place : place;
        return speaks.isEmpty() ? where : speaks + PROTOCOL + where;
    }
}
