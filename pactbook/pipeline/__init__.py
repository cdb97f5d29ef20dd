"""From captured documents to a book: extraction, on one process or several, and adding."""
