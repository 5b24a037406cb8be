package io.totem.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class MongoErrorsTest {

    @Test
    void a_wrong_password_names_its_user_and_the_cure_and_not_the_password() {
        MongoCredential credential =
                MongoCredential.createScramSha256Credential("dashboard", "totem_auth", "hunter2".toCharArray());
        assertThat(MongoErrors.reason(new MongoSecurityException(credential, "no")))
                .contains("user dashboard", "make restart SERVICE=mongodb")
                .doesNotContain("hunter2");
    }

    @Test
    void a_broken_connection_names_its_end() {
        ServerAddress address = new ServerAddress("mongodb", 27017);
        assertThat(MongoErrors.reason(new MongoSocketOpenException("no", address, new ConnectException("refused"))))
                .contains("mongodb:27017", "ConnectException");
    }

    @Test
    void whoever_finds_the_pool_closed_by_anothers_failure_says_that_failure() {
        MongoCredential credential =
                MongoCredential.createScramSha256Credential("dashboard", "totem_auth", "hunter2".toCharArray());
        MongoSecurityException first = new MongoSecurityException(credential, "no");
        ServerId server = new ServerId(new ClusterId(), new ServerAddress("mongodb", 27017));
        assertThat(MongoErrors.reason(new MongoConnectionPoolClearedException(server, first)))
                .isEqualTo(MongoErrors.reason(first));
    }

    @Test
    void the_rest_is_short() {
        assertThat(MongoErrors.reason(new MongoTimeoutException("Client view of cluster state is {…}")))
                .isEqualTo("MongoDB does not answer in time. Is it running?");
        assertThat(MongoErrors.reason(new MongoException("as it is"))).isEqualTo("as it is");
    }
}
