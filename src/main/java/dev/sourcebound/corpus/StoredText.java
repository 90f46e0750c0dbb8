package dev.sourcebound.corpus;

/// A text on disk. Two of one revision are equal. Thread-safe.
final class StoredText implements Text {

    private final TextFiles files;
    private final String revision;
    private final int length;
    private volatile Place place;

    /// Where it stands.
    ///
    /// @param start in the file, in bytes
    /// @param bytes its length in UTF-8
    /// @param check its CRC-32C
    record Place(TextFile file, long start, int bytes, int check) {}

    /// @param revision of the source, which names the text
    StoredText(TextFiles files, String revision, int length, Place place) {
        this.files = files;
        this.revision = revision;
        this.length = length;
        this.place = place;
    }

    @Override
    public String read() {
        return files.read(this);
    }

    @Override
    public int length() {
        return length;
    }

    Place place() {
        return place;
    }

    /// From now on it is read from there.
    void moveTo(Place other) {
        place = other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredText text && text.revision.equals(revision);
    }

    @Override
    public int hashCode() {
        return revision.hashCode();
    }

    @Override
    public String toString() {
        return revision;
    }
}
