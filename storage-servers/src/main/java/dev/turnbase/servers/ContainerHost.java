package dev.turnbase.servers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A server in a container. Its port is fixed beforehand, for an engine may choose another at each start. */
final class ContainerHost implements Host {
    private static final String SCRIPT = "/administrator.sql";
    private static final int READABLE = 0b110_100_100;

    private final Product product;
    private final int port = Ports.free();
    private final GenericContainer<?> container;

    ContainerHost(Product product) {
        this.product = product;
        this.container = new GenericContainer<>(DockerImageName.parse(product.image()))
                .withEnv(product.imageVariables())
                .withCopyToContainer(Transferable.of(Administrator.SCRIPT, READABLE), SCRIPT)
                .withCommand(command(product))
                .withExposedPorts(product.port())
                .waitingFor(new NoWait());
        container.setPortBindings(List.of(port + ":" + product.port()));
    }

    private static String[] command(Product product) {
        Stream<String> script = product == Product.POSTGRES ? Stream.empty() : Stream.of("--init-file=" + SCRIPT);
        return Stream.concat(product.leanSettings().stream(), script).toArray(String[]::new);
    }

    @Override
    public Access access() {
        return new Access(product, container.getHost(), port, Administrator.USER, Administrator.PASSWORD, "prefer");
    }

    @Override
    public String source() {
        return "container " + product.image();
    }

    @Override
    public boolean canBeKilled() {
        return true;
    }

    @Override
    public void kill() {
        docker().killContainerCmd(container.getContainerId()).withSignal("KILL").exec();
        Until.holds("the container of " + product.title() + " is gone", () -> !isAlive());
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            docker().startContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public boolean isAlive() {
        ContainerState state =
                docker().inspectContainerCmd(container.getContainerId()).exec().getState();
        return Boolean.TRUE.equals(state.getRunning());
    }

    @Override
    public String lastWords() {
        return container.getLogs();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }

    @Override
    public void close() {
        container.stop();
    }

    /** Returns at once: whether the server answers is asked by its driver, as for every other source. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
