package dev.turnbase.sql.session;

/** What a driver's exception means; a dialect tells it by SQLState and vendor code, never by text. */
public enum ErrorKind {
    /** A unique key is taken. */
    UNIQUE,
    /** A row that is referred to is missing, or one that is to go is still referred to. */
    FOREIGN_KEY,
    /** Deadlock, serialization failure, lock timeout or busy database: the transaction is gone and can be tried again. */
    CONTENTION,
    /** A statement ran longer than it may. */
    TIMEOUT,
    /** The database can't be reached or the connection is lost; at commit the outcome is unknown. */
    UNREACHABLE,
    /** User, password, rights or the database's name are refused. */
    DENIED,
    /** The disk is full, or the database read-only. */
    UNWRITABLE,
    /** Anything else: a defect, or a damaged database. */
    OTHER
}
