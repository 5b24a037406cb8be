package io.totem.doctor.runs;

import java.util.Map;

/** Codes of causes under the names they had in runs that were stored by earlier versions. */
final class FormerCodes {

    private static final Map<String, String> CURRENT = Map.of(
            "FOLDER_CLOSED", "DIRECTORY_NOT_SEARCHABLE",
            "SOCKET_CLOSED", "SOCKET_PERMISSION_DENIED",
            "SOCKET_DENIED", "SOCKET_PERMISSION_DENIED",
            "NAME_UNKNOWN", "DNS_NAME_NOT_FOUND",
            "NAME_SERVERS_SILENT", "DNS_SERVERS_NOT_RESPONDING",
            "NAME_ELSEWHERE", "DNS_POINTS_ELSEWHERE",
            "NAME_LOOPBACK", "DNS_POINTS_TO_LOOPBACK",
            "NAME_LEADS_INSIDE", "DNS_POINTS_TO_PRIVATE_ADDRESS",
            "NAME_LEADS_TO_METADATA", "DNS_POINTS_TO_METADATA");

    private FormerCodes() {}

    static String current(String stored) {
        return CURRENT.getOrDefault(stored, stored);
    }
}
