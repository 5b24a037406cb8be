package io.totem.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Python runs at each start, on a made-up host, and what installers put there every day. */
class SiteModulesTest {

    private static final int PID = 77;
    private static final String PYTHON = "/usr/bin/python3.13";
    private static final String SCRIPT = "/usr/bin/fail2ban-server";
    private static final String OURS = "/usr/lib/python3/dist-packages/";
    private static final String ADMINS = "/usr/local/lib/python3.13/dist-packages/";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void make_the_host() {
        host = new MadeUpHost(folder)
                .debian()
                .dpkg(
                        "python",
                        "3.13",
                        "x",
                        PYTHON,
                        SCRIPT,
                        "/etc/python3.13/sitecustomize.py",
                        OURS + "distutils-precedence.pth",
                        OURS + "apport_python_hook.py")
                .link("/usr/lib/python3.13/sitecustomize.py", "/etc/python3.13/sitecustomize.py")
                .file(OURS + "distutils-precedence.pth", "import os; 1")
                .file("/usr/local/bin/own.py", "x");
        host.running(PID, PYTHON);
    }

    @Test
    void what_packages_bring_is_nothing_to_tell() {
        assertThat(module(SCRIPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OURS + "sitecustomize.py",
                OURS + "usercustomize.py",
                OURS + "sitecustomize/__init__.py",
                OURS + "sitecustomize.cpython-313-x86_64-linux-gnu.so",
                "/usr/lib/python3.13/usercustomize.py",
                ADMINS + "sitecustomize.py",
                "/root/.local/lib/python3.13/site-packages/usercustomize.py"
            })
    void a_module_of_nobodys_that_every_start_runs_is_told_of_a_packaged_script(String path) {
        host.file(path, "import os");
        assertThat(module(SCRIPT)).hasValueSatisfying(found -> {
            assertThat(found.path()).isEqualTo(path);
            assertThat(found.state()).isEqualTo(LoadedLibrary.State.MODULE);
        });
        assertThat(module("/usr/local/bin/own.py")).isEmpty();
    }

    @Test
    void a_list_of_paths_counts_where_it_runs_code() {
        host.file(ADMINS + "tools.pth", "/srv/tools\n# import os\n");
        assertThat(module(SCRIPT)).isEmpty();
        host.file(ADMINS + "zz.pth", "/srv/tools\nimport os;os.system('x')\n");
        assertThat(module(SCRIPT)).map(LoadedLibrary::path).contains(ADMINS + "zz.pth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/tools\rimport os;x\r",
                "/srv/tools\u000bimport os;x\n",
                "\ufeffimport os;x\n",
                "/srv/tools\u2028import os;x\n"
            })
    void a_line_ends_where_it_does_for_python(String text) {
        host.file(ADMINS + "zz.pth", text);
        assertThat(module(SCRIPT)).isPresent();
    }

    @Test
    void a_list_that_is_too_long_to_be_one_counts_as_code() {
        host.file(ADMINS + "zz.pth", "# nothing\n".repeat(7_000) + "import os;x\n");
        assertThat(module(SCRIPT)).isPresent();
    }

    @Test
    void what_an_installer_wrote_down_is_the_installer_s() {
        host.file(ADMINS + "shop-nspkg.pth", "import sys, types, os;x=1\n")
                .file(ADMINS + "shop-1.0.dist-info/RECORD", "shop/__init__.py,sha256=x,1\nshop-nspkg.pth,sha256=y,2\n");
        assertThat(module(SCRIPT)).isEmpty();
        host.file(ADMINS + "shop-1.0.dist-info/RECORD", "shop/__init__.py,sha256=x,1\n");
        assertThat(module(SCRIPT)).isPresent();
    }

    @Test
    void the_words_of_easy_install_are_no_code_of_somebody_s() {
        String words = "import sys; sys.__plen = len(sys.path)\n./x.egg\n"
                + "import sys; new=sys.path[sys.__plen:]; del sys.path[sys.__plen:];"
                + " p=getattr(sys,'__egginsert',0); sys.path[p:p]=new; sys.__egginsert = p+len(new)\n";
        host.file(ADMINS + "easy-install.pth", words);
        assertThat(module(SCRIPT)).isEmpty();
        host.file(ADMINS + "easy-install.pth", words + "import os; os.system('x')\n");
        assertThat(module(SCRIPT)).isPresent();
    }

    private Optional<LoadedLibrary> module(String script) {
        Subject subject = new Subject(
                PID, PYTHON, false, List.of("python3", script), Optional.of(script), Instant.now(), Optional.empty());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        Packages packages = new Packages(host.host(), System::nanoTime);
        return new Examiner(host.host(), packages, new FileContents(new Pace(0, System::nanoTime)), later)
                .examine(subject)
                .provenance()
                .library();
    }
}
