package io.totem.platform.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the verified internal token of this request. */
@RequestScoped
public class Callers {

    /** The claim that carries the person's address; the dashboard writes it. */
    public static final String ADDRESS_CLAIM = "address";

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Inject this class and call it in a resource: the caller of the running request. */
    public Caller caller() {
        Optional<Role> role = identity.getRoles().stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .max(Comparator.naturalOrder());
        Optional<String> address = identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(ADDRESS_CLAIM)).map(Object::toString)
                : Optional.empty();
        return new Caller(identity.getPrincipal().getName(), role, address);
    }

    /** The token by which the caller came, to ask another service in their name; empty where none was needed. */
    public Optional<String> token() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getRawToken())
                : Optional.empty();
    }
}
