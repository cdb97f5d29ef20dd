"""News rounds: made texts coded before any extractor read them, their gold, their scores."""
