package io.totem.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The arrows of the house, for the ArchUnit test of each module. */
public final class HouseRules {

    private static final String[] SERVICES = {
        "io.totem.metrics..",
        "io.totem.policy..",
        "io.totem.logs..",
        "io.totem.doctor..",
        "io.totem.dashboard..",
        "io.totem.standalone.."
    };

    private HouseRules() {}

    /** Services talk HTTP: none imports another. */
    public static ArchRule importsNoOtherServiceThan(String own) {
        String[] others = java.util.Arrays.stream(SERVICES)
                .filter(service -> !service.equals(own))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    /** Logic takes the time from a Clock. */
    public static ArchRule asksNoClockItself(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis");
    }

    /** No subprocess: names of the few classes that may start one stand at the call, with the reason. */
    public static ArchRule startsNoSubprocess(String own, String... exceptions) {
        return noClasses()
                .that()
                .resideInAPackage(own)
                .and()
                .doNotHaveFullyQualifiedName(exceptions.length > 0 ? exceptions[0] : "none")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class);
    }

    /** A resource is HTTP only: nobody calls one. */
    public static ArchRule nobodyDependsOnResources(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own)
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .allowEmptyShould(true);
    }

    /** JAX-RS makes a URI absolute by what it takes for the scheme, and a proxy in front may speak another. */
    public static ArchRule leadsByThePathAlone(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .callMethod(Response.class, "seeOther", URI.class)
                .orShould()
                .callMethod(Response.class, "temporaryRedirect", URI.class)
                .orShould()
                .callMethod(Response.class, "created", URI.class)
                .orShould()
                .callMethod(Response.ResponseBuilder.class, "location", URI.class);
    }
}
