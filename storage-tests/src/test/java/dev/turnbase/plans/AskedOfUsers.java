package dev.turnbase.plans;

import static dev.turnbase.plans.Asked.pages;
import static dev.turnbase.plans.Asked.served;
import static dev.turnbase.plans.Asked.tolerated;

import dev.turnbase.Users;
import dev.turnbase.query.Direction;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.util.ArrayList;
import java.util.List;

/** What is asked of users. */
final class AskedOfUsers {
    private static final int DEPTH = 2_500;

    private AskedOfUsers() {}

    static List<Asked> of(Users users) {
        List<Asked> asked = new ArrayList<>(List.of(
                served("users.get", () -> users.get(BigDatabase.USER)),
                served("users.find id", () -> users.find(UserFilter.any().id(BigDatabase.USER))),
                served(
                        "users.find externalId",
                        () -> users.find(UserFilter.any().externalId("user-2345"))),
                served(
                        "users.find anonymousId",
                        () -> users.find(UserFilter.any().anonymousId("device-2345"))),
                served("users.find email", () -> users.find(UserFilter.any().email("2344@example.org"))),
                served(
                        "users.find externalId and email",
                        () -> users.find(
                                UserFilter.any().externalId("user-2344").email("2344@example.org"))),
                served(
                        "users.find externalId of nobody",
                        () -> users.find(UserFilter.any().externalId("nobody"))),
                tolerated(
                        "users.find name",
                        BigDatabase.USERS,
                        "names have no index",
                        () -> users.find(UserFilter.any().name("Name 2345"))),
                tolerated(
                        "users.list withoutEmail",
                        BigDatabase.USERS,
                        "what a user does not have is in no index",
                        () -> users.list(UserQuery.where(UserFilter.any().withoutEmail())
                                .page(PageRequest.first(Asked.PAGE))))));
        for (Direction direction : Direction.values()) {
            for (UserOrder order : UserOrder.values()) {
                UserQuery query = UserQuery.all().orderBy(order, direction);
                asked.addAll(
                        pages("users.list by " + order + ' ' + direction, DEPTH, page -> users.list(query.page(page))));
                UserQuery one = UserQuery.where(UserFilter.any().externalId("user-2345"))
                        .orderBy(order, direction);
                asked.add(served("users.list externalId by " + order + ' ' + direction, () -> users.list(one)));
            }
        }
        return asked;
    }
}
