package dev.sourcebound.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is done to a [Database] together. Values stand for the `?` of a statement: texts, numbers,
/// booleans, and lists of texts for `any(?)`. For one thread.
public final class Transaction {

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /// A row that was found; columns count from 1.
    public static final class Found {

        private final ResultSet row;

        private Found(ResultSet row) {
            this.row = row;
        }

        /// A column of text.
        public String text(int column) {
            return failing(() -> row.getString(column));
        }

        /// A column of whole numbers.
        public long number(int column) {
            return failing(() -> row.getLong(column));
        }
    }

    /// Changes rows.
    ///
    /// @return how many
    public int change(String sql, Object... values) {
        return failing(() -> {
            try (PreparedStatement statement = prepared(sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    /// Finds rows, or changes some and tells of them.
    public <T> List<T> find(String sql, Function<Found, T> reader, Object... values) {
        return failing(() -> {
            try (PreparedStatement statement = prepared(sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                Found row = new Found(rows);
                while (rows.next()) {
                    all.add(reader.apply(row));
                }
                return all;
            }
        });
    }

    /// The same of the first row.
    public <T> Optional<T> first(String sql, Function<Found, T> reader, Object... values) {
        return find(sql, reader, values).stream().findFirst();
    }

    /// Waits until no other transaction has this lock, and has it until the end of this one.
    public void lock(long number) {
        find("select pg_advisory_xact_lock(?)", _ -> true, number);
    }

    private PreparedStatement prepared(String sql, Object[] values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof List<?> texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private interface Step<T> {
        T take() throws SQLException;
    }

    private static <T> T failing(Step<T> step) {
        try {
            return step.take();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// Carries what the driver says through code that knows nothing of it.
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        Failed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }
}
