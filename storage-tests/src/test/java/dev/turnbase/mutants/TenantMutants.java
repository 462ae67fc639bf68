package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mutants of N1 to N3. */
final class TenantMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "count-of-all-tenants",
                    "N1",
                    "counts the messages of all tenants",
                    on(
                            Messages.class,
                            "count",
                            call -> storages(call)
                                    .mapToLong(storage -> storage.messages().count(call.argument(0)))
                                    .sum())),
            Mutant.of(
                    "get-from-any-tenant",
                    "N1",
                    "gets a conversation of any tenant by its id",
                    on(
                            Conversations.class,
                            "get",
                            call -> storages(call)
                                    .flatMap(storage -> storage.conversations().get(call.argument(0)).stream())
                                    .findFirst())),
            Mutant.of(
                    "delete-in-any-tenant",
                    "N1",
                    "deletes the user with this id of any tenant",
                    on(
                            Users.class,
                            "delete",
                            call -> storages(call)
                                    .anyMatch(storage -> storage.users().delete(call.argument(0))))),
            Mutant.of(
                            "recovery-of-all-tenants",
                            "N1",
                            "recovers the messages of other tenants with those of one",
                            on(
                                    Messages.class,
                                    "recoverPending",
                                    call -> call.engine().recoverPending(call.argument(0)).values().stream()
                                            .flatMap(List::stream)
                                            .toList()))
                    .on(Base.SQLITE),
            Mutant.of(
                    "identity-unique-globally",
                    "N2",
                    "refuses an external id that a user of another tenant has",
                    on(Users.class, "create", call -> {
                        Optional<String> id = call.<NewUser>argument(0).externalId();
                        if (id.isPresent()
                                && storages(call)
                                        .anyMatch(storage -> storage.users()
                                                .find(UserFilter.any().externalId(id.get()))
                                                .isPresent())) {
                            throw new AlreadyExistsException("user", "externalId");
                        }
                        return call.proceed();
                    })),
            Mutant.of(
                    "erased-tenant-comes-back",
                    "N3",
                    "a write in an erased tenant lets it exist again",
                    on(Users.class, "create", refused(StateConflictException.class, (call, e) -> {
                        call.engine().tenants().create(call.tenant());
                        return call.proceed();
                    }))),
            Mutant.of(
                    "erasing-answers-true",
                    "N3",
                    "says that it erased a tenant that did not exist",
                    on(Tenants.class, "erase", call -> {
                        call.proceed();
                        return true;
                    })));

    private TenantMutants() {}

    /** The storages of all tenants, the call's own first. */
    private static Stream<Storage> storages(Call call) {
        StorageEngine engine = call.engine();
        Stream<String> others = engine.tenants().list(PageRequest.first(1_000)).items().stream()
                .map(Tenant::name)
                .filter(name -> !name.equals(call.tenant()));
        return Stream.concat(Stream.of(call.storage()), others.map(engine::storage));
    }
}
