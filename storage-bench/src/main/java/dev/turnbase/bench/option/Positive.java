package dev.turnbase.bench.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 1. */
public final class Positive implements ITypeConverter<Integer> {
    /** For picocli. */
    public Positive() {}

    @Override
    public Integer convert(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new TypeConversionException("\"" + value + "\" is not a whole number from 1");
    }
}
