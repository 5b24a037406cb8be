package io.totem.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.SecureDirectoryStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    /** By class, the methods that change files, or open them by name for whatever the options say. */
    private static final Map<String, Pattern> CHANGING = Map.of(
            Files.class.getName(),
            Pattern.compile(
                    "(write|create|set|move|copy|delete)[A-Za-z]*|newBufferedWriter|newOutputStream|newByteChannel"),
            FileChannel.class.getName(),
            Pattern.compile("open"),
            File.class.getName(),
            Pattern.compile("(create|set|delete|mkdir|rename)[A-Za-z]*"));

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

    /**
     * What runs with rights of root changes no file: in a folder that others write, a link would make it change another.
     * Files are opened by descriptors alone, which follow none ({@code PathDescriptor}).
     *
     * @param exceptions the few classes that may, with the reason at the call
     */
    public static ArchRule changesNoFile(String own, String... exceptions) {
        return noClasses()
                .that()
                .resideInAPackage(own)
                .and(not(belongToAnyOfNames(exceptions)))
                .should()
                .callMethodWhere(describe("opens or changes a file", HouseRules::changesAFile))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        FileOutputStream.class,
                        FileWriter.class,
                        RandomAccessFile.class,
                        AsynchronousFileChannel.class,
                        SecureDirectoryStream.class);
    }

    private static boolean changesAFile(JavaMethodCall call) {
        Pattern names = CHANGING.get(call.getTargetOwner().getFullName());
        return names != null && names.matcher(call.getName()).matches();
    }

    private static DescribedPredicate<JavaClass> belongToAnyOfNames(String... names) {
        return describe("are named as exceptions", type -> List.of(names).contains(type.getFullName()));
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
