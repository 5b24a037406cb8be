package io.totem.standin;

import com.ongres.scram.common.ClientFirstMessage;
import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ServerFirstMessage;
import com.ongres.scram.common.exception.ScramException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The server's side of one SCRAM-SHA-256 login (RFC 5802, RFC 7677). */
final class ScramExchange {

    private static final int NONCE_CHARACTERS = 24;

    private final ClientFirstMessage clientFirst;
    private final ServerFirstMessage serverFirst;
    private final Account account;

    private ScramExchange(ClientFirstMessage clientFirst, ServerFirstMessage serverFirst, Account account) {
        this.clientFirst = clientFirst;
        this.serverFirst = serverFirst;
        this.account = account;
    }

    /** Empty for a user that does not exist. */
    static Optional<ScramExchange> begin(Accounts accounts, String database, byte[] payload) throws ScramException {
        ClientFirstMessage first = ClientFirstMessage.parseFrom(new String(payload, StandardCharsets.UTF_8));
        return accounts.find(database, first.getUsername())
                .map(account -> new ScramExchange(
                        first,
                        new ServerFirstMessage(
                                first.getClientNonce(),
                                ScramFunctions.nonce(NONCE_CHARACTERS, new SecureRandom()),
                                account.salt(),
                                account.iterations()),
                        account));
    }

    Account account() {
        return account;
    }

    byte[] serverFirst() {
        return serverFirst.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The server's signature; empty when the client does not know the password. */
    Optional<byte[]> finish(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        String[] parts = text.split(",");
        if (parts.length != 3
                || !parts[0].startsWith("c=")
                || !parts[1].equals("r=" + serverFirst.getNonce())
                || !parts[2].startsWith("p=")) {
            return Optional.empty();
        }
        String message = ScramFunctions.authMessage(clientFirst, serverFirst, null); // no channel binding
        byte[] proof = Base64.getDecoder().decode(parts[2].substring(2));
        byte[] storedKey = Base64.getDecoder().decode(account.storedKey());
        if (!ScramFunctions.verifyClientProof(Account.MECHANISM, proof, storedKey, message)) {
            return Optional.empty();
        }
        byte[] signature = ScramFunctions.serverSignature(
                Account.MECHANISM, Base64.getDecoder().decode(account.serverKey()), message);
        return Optional.of(("v=" + Account.base64(signature)).getBytes(StandardCharsets.UTF_8));
    }
}
