package io.totem.policy;

import static io.totem.policy.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A parameter that a route does not have is 400 and named: whoever asks for {@code ?verdict=danger} where there is no such filter
 * would take the whole list for the answer. For the resources of this module.
 */
public class UnknownParameters {

    private static final String OURS = UnknownParameters.class.getPackageName() + ".";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** @throws ProblemException 400 naming every parameter that the route does not have */
    @ServerRequestFilter
    public void check(ResourceInfo route, UriInfo asked) {
        Set<String> sent = asked.getQueryParameters().keySet();
        if (sent.isEmpty() || !route.getResourceClass().getName().startsWith(OURS)) {
            return;
        }
        Set<String> names = known.computeIfAbsent(route.getResourceMethod(), UnknownParameters::names);
        List<FieldError> errors = sent.stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .map(name -> new FieldError(name, text("problem.parameter.unknown")))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(CommonError.BAD_REQUEST, text("problem.parameters"), errors);
        }
    }

    private static Set<String> names(Method route) {
        return declarations(route)
                .flatMap(declaration -> Arrays.stream(declaration.getParameters()))
                .flatMap(UnknownParameters::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The method of the resource, and of the API that says which parameters there are. */
    private static Stream<Method> declarations(Method route) {
        Stream<Method> declared = Arrays.stream(route.getDeclaringClass().getInterfaces())
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(method -> method.getName().equals(route.getName())
                        && Arrays.equals(method.getParameterTypes(), route.getParameterTypes()));
        return Stream.concat(Stream.of(route), declared);
    }

    private static Stream<String> names(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields()).flatMap(field -> name(field).stream())
                : name(parameter).stream();
    }

    private static Optional<String> name(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
