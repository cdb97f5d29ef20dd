"""Rounds of documents coded before any extractor read them: their texts, their gold, their scores."""
