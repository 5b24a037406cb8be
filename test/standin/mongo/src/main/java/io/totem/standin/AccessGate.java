package io.totem.standin;

import com.ongres.scram.common.exception.ScramException;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One connection's login and rights: in front of mongo-java-server, which has none. */
final class AccessGate extends ChannelDuplexHandler {

    private static final Set<String> OPEN = Set.of(
            "hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo", "endSessions", "logout", "connectionStatus");
    /** MongoDB 4.4: the oldest that today's mongosh talks to. */
    private static final int WIRE_VERSION = 9;

    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int USER_EXISTS = 51_003;

    private final Accounts accounts;
    private final boolean closed;
    private Optional<ScramExchange> exchange = Optional.empty();
    private Optional<Account> person = Optional.empty();
    private int messages;

    /** @param closed whether a login is needed; not while the first users are made */
    AccessGate(Accounts accounts, boolean closed) {
        this.accounts = accounts;
        this.closed = closed;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MongoMessage request) {
            Optional<Document> answer = answer(request.getDocument(), request.getDatabaseName());
            if (answer.isPresent()) {
                reply(context, request, answer.get());
                return;
            }
        } else if (closed && !(message instanceof MongoQuery old && isGreeting(old.getQuery()))) {
            context.close(); // only a driver's greeting still comes as an old query
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        switch (message) {
            case MongoMessage reply -> offerMechanism(reply.getDocument());
            case MongoReply reply -> reply.getDocuments().forEach(AccessGate::offerMechanism);
            default -> {}
        }
        context.write(message, promise);
    }

    /** A greeting is answered by the server itself, which does not know of logins. */
    private static void offerMechanism(Document reply) {
        if (reply.containsKey("maxWireVersion")) {
            reply.put("saslSupportedMechs", List.of("SCRAM-SHA-256"));
            reply.put("maxWireVersion", WIRE_VERSION);
        }
    }

    private static boolean isGreeting(Document query) {
        return query.keySet().stream()
                .findFirst()
                .filter(Set.of("hello", "isMaster", "ismaster")::contains)
                .isPresent();
    }

    /** Empty: the server may answer. */
    private Optional<Document> answer(Document command, String database) {
        String name = command.keySet().iterator().next();
        switch (name) {
            case "saslStart":
                return Optional.of(begin(command, database));
            case "saslContinue":
                return Optional.of(goOn(command));
            case "connectionStatus":
                return Optional.of(status());
            case "logout":
                person = Optional.empty();
                return Optional.of(ok());
            default:
                break;
        }
        if (closed && !OPEN.contains(name) && person.filter(account -> account.mayUse(database)).isEmpty()) {
            return Optional.of(error(
                    UNAUTHORIZED,
                    "Unauthorized",
                    person.isEmpty()
                            ? "command " + name + " requires authentication"
                            : "not authorized on " + database + " to execute command " + name));
        }
        return switch (name) {
            case "createUser" -> Optional.of(createUser(command, database));
            case "updateUser" -> Optional.of(updateUser(command, database));
            case "usersInfo" -> Optional.of(usersInfo(command, database));
            default -> Optional.empty();
        };
    }

    private Document createUser(Document command, String database) {
        String name = (String) command.get("createUser");
        if (accounts.find(database, name).isPresent()) {
            return error(USER_EXISTS, "Location51003", "User \"" + name + "@" + database + "\" already exists");
        }
        List<String> roles = new ArrayList<>();
        for (Object role : (Collection<?>) command.get("roles")) {
            roles.add(role instanceof Document full ? full.get("role") + "@" + full.get("db") : role + "@" + database);
        }
        accounts.put(Account.of(database, name, (String) command.get("pwd"), roles));
        return ok();
    }

    private Document updateUser(Document command, String database) {
        String name = (String) command.get("updateUser");
        return accounts.find(database, name)
                .map(account -> {
                    accounts.put(Account.of(database, name, (String) command.get("pwd"), account.roles()));
                    return ok();
                })
                .orElseGet(() -> error(11, "UserNotFound", "User " + name + "@" + database + " not found"));
    }

    private Document usersInfo(Document command, String database) {
        Document asked = (Document) command.get("usersInfo");
        List<Document> users = accounts.find((String) asked.get("db"), (String) asked.get("user")).stream()
                .map(account -> new Document("user", account.name()).append("db", account.database()))
                .toList();
        return ok().append("users", users);
    }

    private Document begin(Document command, String database) {
        try {
            exchange = "SCRAM-SHA-256".equals(command.get("mechanism"))
                    ? ScramExchange.begin(accounts, database, payload(command))
                    : Optional.empty();
        } catch (ScramException e) {
            exchange = Optional.empty();
        }
        messages = 1;
        return exchange.map(begun -> conversation(begun.serverFirst(), false)).orElseGet(AccessGate::refused);
    }

    private Document goOn(Document command) {
        if (exchange.isEmpty()) {
            return refused();
        }
        if (++messages > 2) {
            return conversation(new byte[0], true);
        }
        Optional<byte[]> signature = exchange.get().finish(payload(command));
        if (signature.isEmpty()) {
            exchange = Optional.empty();
            return refused();
        }
        person = Optional.of(exchange.get().account());
        return conversation(signature.get(), true);
    }

    private static byte[] payload(Document command) {
        return switch (command.get("payload")) {
            case byte[] bytes -> bytes;
            case BinData data -> data.getData();
            default -> new byte[0];
        };
    }

    private static Document conversation(byte[] payload, boolean done) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload))
                .append("ok", 1.0);
    }

    private Document status() {
        List<Document> users = person.stream()
                .map(account -> new Document("user", account.name()).append("db", account.database()))
                .toList();
        return new Document("authInfo", new Document("authenticatedUsers", users).append("authenticatedUserRoles", List.of()))
                .append("ok", 1.0);
    }

    private static Document ok() {
        return new Document("ok", 1.0);
    }

    private static Document refused() {
        return error(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
    }

    private static Document error(int code, String name, String message) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", name);
    }

    private static void reply(ChannelHandlerContext context, ClientRequest request, Document answer) {
        MessageHeader header = new MessageHeader(0, request.getHeader().getRequestID());
        context.writeAndFlush(new MongoMessage(context.channel(), header, answer));
    }
}
