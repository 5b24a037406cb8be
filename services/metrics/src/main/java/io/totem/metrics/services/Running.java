package io.totem.metrics.services;

import java.util.List;

/**
 * The processes of one moment.
 *
 * @param someHidden whether the kernel keeps some from us
 */
record Running(List<RunningProcess> processes, boolean someHidden) {

    Running {
        processes = List.copyOf(processes);
    }

    List<RunningProcess> called(List<String> names) {
        return processes.stream()
                .filter(process -> names.stream().anyMatch(process::isCalled))
                .toList();
    }

    List<Integer> ofUnit(String unit) {
        return processes.stream()
                .filter(process -> process.unit().filter(unit::equals).isPresent())
                .map(RunningProcess::pid)
                .toList();
    }
}
