package io.totem.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.totem.api", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule holds_shapes_and_interfaces_and_no_logic = classes()
            .should(ArchCondition.from(describe(
                    "be records, enums or interfaces",
                    type -> type.isRecord() || type.isEnum() || type.isInterface())));

    @ArchTest
    static final ArchRule knows_none_of_the_services = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.totem.api..", "java..", "jakarta.ws.rs..", "com.fasterxml.jackson.annotation..")
                    .or(type(JsonNode.class)));
}
