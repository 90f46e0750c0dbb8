package dev.sourcebound.corpus;

import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is in a folder and its sub-folders, but for what is hidden, and pipes and the like. A link
/// to a file is that file; a link to a folder is not gone into, so that no way goes in a circle or
/// to another tree.
///
/// @param files those of a format that is read, in the order of their paths
/// @param closed folders that are not gone into, in that order
record FolderTree(List<Path> files, List<Path> closed) {

    /// Folders, one in the other.
    static final int DEEPEST = 32;

    /// Files and folders.
    private static final int MOST = 1_000_000;

    FolderTree {
        files = files.stream().sorted().toList();
        closed = closed.stream().sorted().toList();
    }

    /// @throws AppException `CORPUS_INVALID` where it holds more than a million files and folders
    /// @throws IOException where it cannot be listed, or one within it cannot for another reason
    ///   than that it may not be
    static FolderTree of(Path folder) throws IOException {
        Walk walk = new Walk(folder, folder.toRealPath());
        Files.walkFileTree(walk.real, Set.of(), DEEPEST + 1, walk);
        return new FolderTree(walk.files, List.copyOf(walk.closed));
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final Path real;
        private final List<Path> files = new ArrayList<>();
        private final Set<Path> closed = new HashSet<>();
        private int seen;

        /// @param real the same folder, without links
        private Walk(Path folder, Path real) {
            this.folder = folder;
            this.real = real;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes attributes) {
            count();
            return isHidden(sub) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            count();
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            // A folder that comes here is too deep.
            if (attributes.isDirectory()
                    || (attributes.isSymbolicLink() && Files.isDirectory(file))) {
                closed.add(inFolder(file));
            } else if (!attributes.isOther()
                    && Format.ofFileName(String.valueOf(file.getFileName())).isPresent()) {
                files.add(inFolder(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (isHidden(path)) {
                return FileVisitResult.CONTINUE;
            }
            return switch (e) {
                // It has just been taken out.
                case NoSuchFileException _ when !path.equals(real) -> FileVisitResult.CONTINUE;
                case AccessDeniedException _ when !barred(path).equals(real) -> {
                    closed.add(inFolder(barred(path)));
                    yield FileVisitResult.CONTINUE;
                }
                // What cannot be looked at just now is not gone.
                default -> throw e;
            };
        }

        /// What may not be entered shows the names in it, and nothing of these may be looked at.
        private Path barred(Path path) {
            Path in = path.getParent();
            return path.equals(real) || in == null || Files.isExecutable(in) ? path : in;
        }

        private boolean isHidden(Path path) {
            return !path.equals(real) && String.valueOf(path.getFileName()).startsWith(".");
        }

        private Path inFolder(Path path) {
            return folder.resolve(real.relativize(path));
        }

        private void count() {
            if (++seen > MOST) {
                throw new AppException(
                        ErrorCode.CORPUS_INVALID,
                        "The folder of sources %s holds more than %,d files and folders; set sourcebound.corpus.folder to one that holds fewer."
                                .formatted(folder.toAbsolutePath(), MOST));
            }
        }
    }
}
