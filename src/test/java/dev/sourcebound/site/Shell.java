package dev.sourcebound.site;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/// Runs documented commands in bash, in a folder of their own that shows the repository's files.
/// What they would do with Maven, the jar or its image is done with the classes that the build has
/// compiled; ports are exchanged for free ones, and what would listen to everybody listens to this
/// machine.
final class Shell {

    private static final Path WORK = Path.of("target/documented").toAbsolutePath();
    private static final List<String> SHOWN =
            List.of("src", "seeds", "embeddings", "prompts", "docker", "README.md");

    /// What asks for a word gets none, and does not wait.
    private static final File NOBODY = new File("/dev/null");

    private static final Pattern PORT = Pattern.compile("\\b(8080|8443|8000|9090|9098|9099)\\b");

    private static final String PREAMBLE =
            """
            set -euo pipefail
            program() {
                "$DOCUMENTED_JAVA" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \\
                    --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1 -Xmx1g \\
                    -cp "$DOCUMENTED_CLASSPATH" dev.sourcebound.SourceboundApplication "$@"
            }
            java() {
                [ "${1:-}" = -jar ] || { echo "not known here: java $*" >&2; return 64; }
                program "${@:3}"
            }
            mvn() {
                local goal= given= argument
                for argument in "$@"; do
                    case $argument in
                        -q | -DskipTests) ;;
                        spring-boot:run | package) goal=$argument ;;
                        -Dspring-boot.run.arguments=*) given=${argument#*=} ;;
                        *) echo "not known here: mvn $*" >&2; return 64 ;;
                    esac
                done
                # The build has compiled it.
                [ "$goal" = package ] || program $given
            }
            # What a container would see of this machine's folders is put in their place.
            docker() {
                local argument folder here there
                local -a settings=(SOURCEBOUND_CORPUS_FOLDER=/corpus) folders=() given=()
                [ "$1" != build ] || return 0
                [ "$1" = run ] || { echo "not known here: docker $*" >&2; return 64; }
                shift
                while [ "$1" != sourcebound ]; do
                    case $1 in
                        -d | --rm | -it) ;;
                        --name | --restart | --user | --memory | -p) shift ;;
                        -e) settings+=("$2"); shift ;;
                        -v) folders+=("$2"); shift ;;
                        *) echo "not known here: docker run $1" >&2; return 64 ;;
                    esac
                    shift
                done
                for argument in "${settings[@]}" "${@:2}"; do
                    for folder in "${folders[@]}"; do
                        IFS=: read -r here there _ <<< "$folder"
                        [ -d "$here" ] || { echo "docker would make $here, for root" >&2; return 64; }
                        [[ $argument != *$there* ]] || argument=${argument/$there/$here}
                    done
                    given+=("$argument")
                done
                (
                    export "${given[@]:0:${#settings[@]}}"
                    program "${given[@]:${#settings[@]}}"
                )
            }
            curl() { command curl --fail-with-body --silent --show-error --max-time 280 "$@"; }
            """;

    private final Path folder;
    private final Map<String, String> ports = new HashMap<>();

    /// @param name of the folder to work in, which is made anew
    Shell(String name) {
        this.folder = WORK.resolve(name);
        try {
            // Links go, what they lead to stays.
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            for (String shown : SHOWN) {
                Files.createSymbolicLink(folder.resolve(shown), Path.of(shown).toAbsolutePath());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path folder() {
        return folder;
    }

    /// The port that stands in for a documented one.
    String port(String documented) {
        return ports.computeIfAbsent(documented, _ -> free());
    }

    /// From now on a documented port is the one of a server that runs.
    void use(String documented, String port) {
        ports.put(documented, port);
    }

    Process start(String commands, Path out) throws IOException {
        String here =
                PORT.matcher(commands)
                        .replaceAll(match -> port(match.group(1)))
                        .replace("0.0.0.0", "127.0.0.1");
        ProcessBuilder bash =
                new ProcessBuilder("bash", "-c", PREAMBLE + here)
                        .directory(folder.toFile())
                        .redirectInput(NOBODY)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        Map<String, String> environment = bash.environment();
        environment.keySet().removeIf(name -> name.startsWith("SOURCEBOUND_"));
        environment.put(
                "DOCUMENTED_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("DOCUMENTED_CLASSPATH", classpath());
        environment.put("SERVER_PORT", port("8080"));
        // It has the processor for itself.
        environment.put("SOURCEBOUND_SUGGESTION_QUESTIONS", "0");
        // What is asked is on this machine.
        environment.put("NO_PROXY", "127.0.0.1,localhost");
        environment.put("no_proxy", "127.0.0.1,localhost");
        // Whatever else the machine does.
        environment.put("SOURCEBOUND_WEB_ANSWER_TIMEOUT", "4m");
        return bash.start();
    }

    /// Without the classes of tests. Surefire has it in a jar that only names it, and says so.
    private static String classpath() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
