package dev.sourcebound.problem;

/// Checks the settings of a group, whose record is made of what an operator gave; what fails names
/// the setting as it is written.
///
/// @param group what all of them begin with, such as `sourcebound.llm`
public record SettingCheck(String group) {

    /// Stops where something does not hold.
    ///
    /// @param message begins with the setting's name within the group
    /// @throws IllegalArgumentException where it does not hold
    public void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(group + "." + message);
        }
    }

    /// Stops where a value is not between two others, both included.
    ///
    /// @param name the setting's name within the group
    /// @param least the smallest value taken
    /// @param most the largest value taken
    /// @throws IllegalArgumentException where it is another
    public <T extends Comparable<T>> void within(String name, T value, T least, T most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                "%s must be %s to %s, got %s".formatted(name, least, most, value));
    }
}
