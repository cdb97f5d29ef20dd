"""Other ways to read the same texts, each small and honest, scored like the extractor."""
