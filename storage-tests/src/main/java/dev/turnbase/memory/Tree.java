package dev.turnbase.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: {@link #put} and {@link #remove} answer a new one that shares all but a few nodes. A
 * weight-balanced tree: no side has more than three times the nodes of the other.
 */
final class Tree<K, V> {
    private final Comparator<? super K> order;
    private final @Nullable Node<K, V> root;

    private Tree(Comparator<? super K> order, @Nullable Node<K, V> root) {
        this.order = order;
        this.root = root;
    }

    static <K extends Comparable<K>, V> Tree<K, V> empty() {
        return by(Comparator.naturalOrder());
    }

    static <K, V> Tree<K, V> by(Comparator<? super K> order) {
        return new Tree<>(order, null);
    }

    /** An entry, and the smaller and larger ones. */
    record Node<K, V>(
            int size,
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right) {}

    int size() {
        return size(root);
    }

    @Nullable
    V get(K key) {
        Node<K, V> at = root;
        while (at != null) {
            int side = order.compare(key, at.key);
            if (side == 0) {
                return at.value;
            }
            at = side < 0 ? at.left : at.right;
        }
        return null;
    }

    Tree<K, V> put(K key, V value) {
        return new Tree<>(order, put(root, key, value));
    }

    Tree<K, V> remove(K key) {
        return new Tree<>(order, remove(root, key));
    }

    Stream<V> values() {
        return StreamSupport.stream(walk(false, null).spliterator(), false).map(Node::value);
    }

    /** The entries in order, or backwards, from the one that follows {@code beyond}, or from the beginning. */
    Iterable<Node<K, V>> walk(boolean backwards, @Nullable K beyond) {
        return () -> new Walk(backwards, beyond);
    }

    private Node<K, V> put(@Nullable Node<K, V> at, K key, V value) {
        if (at == null) {
            return node(null, key, value, null);
        }
        int side = order.compare(key, at.key);
        if (side == 0) {
            return node(at.left, key, value, at.right);
        }
        return side < 0
                ? balanced(put(at.left, key, value), at.key, at.value, at.right)
                : balanced(at.left, at.key, at.value, put(at.right, key, value));
    }

    private @Nullable Node<K, V> remove(@Nullable Node<K, V> at, K key) {
        if (at == null) {
            return null;
        }
        int side = order.compare(key, at.key);
        if (side != 0) {
            return side < 0
                    ? balanced(remove(at.left, key), at.key, at.value, at.right)
                    : balanced(at.left, at.key, at.value, remove(at.right, key));
        }
        if (at.left == null || at.right == null) {
            return at.left == null ? at.right : at.left;
        }
        Node<K, V> next = at.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(at.left, next.key, next.value, remove(at.right, next.key));
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    private static <K, V> Node<K, V> node(@Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
        return new Node<>(size(left) + 1 + size(right), key, value, left, right);
    }

    private static <K, V> Node<K, V> balanced(@Nullable Node<K, V> l, K key, V value, @Nullable Node<K, V> r) {
        boolean small = size(l) + size(r) < 2;
        if (!small && r != null && size(r) > 3 * size(l)) {
            Node<K, V> inner = r.left;
            return inner == null || inner.size < 2 * size(r.right)
                    ? node(node(l, key, value, inner), r.key, r.value, r.right)
                    : node(
                            node(l, key, value, inner.left),
                            inner.key,
                            inner.value,
                            node(inner.right, r.key, r.value, r.right));
        }
        if (!small && l != null && size(l) > 3 * size(r)) {
            Node<K, V> inner = l.right;
            return inner == null || inner.size < 2 * size(l.left)
                    ? node(l.left, l.key, l.value, node(inner, key, value, r))
                    : node(
                            node(l.left, l.key, l.value, inner.left),
                            inner.key,
                            inner.value,
                            node(inner.right, key, value, r));
        }
        return node(l, key, value, r);
    }

    /** Keeps the nodes that are still to come and lie above the present one. */
    private final class Walk implements Iterator<Node<K, V>> {
        private final Deque<Node<K, V>> above = new ArrayDeque<>();
        private final boolean backwards;

        Walk(boolean backwards, @Nullable K beyond) {
            this.backwards = backwards;
            descend(root, beyond);
        }

        @Override
        public boolean hasNext() {
            return !above.isEmpty();
        }

        @Override
        public Node<K, V> next() {
            Node<K, V> next = above.pop();
            descend(backwards ? next.left : next.right, null);
            return next;
        }

        private void descend(@Nullable Node<K, V> from, @Nullable K beyond) {
            Node<K, V> at = from;
            while (at != null) {
                boolean wanted = beyond == null || order.compare(at.key, beyond) * (backwards ? -1 : 1) > 0;
                if (wanted) {
                    above.push(at);
                }
                at = wanted == backwards ? at.right : at.left;
            }
        }
    }
}
