"""Where a book is kept: the seam `Store`, and the SQLite book that fills it."""
