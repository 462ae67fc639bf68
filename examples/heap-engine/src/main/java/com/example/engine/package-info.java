/**
 * An engine that keeps everything in the heap, in maps of {@code java.util}: an example of how an engine is written.
 *
 * <p>Read it from {@link com.example.engine.HeapEngineProvider} down: a provider opens an engine, the engine hands out
 * storages, a storage hands out users, conversations and messages, and each of their operations is a function of one
 * tenant's {@link com.example.engine.Tables}, which a {@link com.example.engine.Session} runs.
 */
package com.example.engine;
