"""Fuzzing: texts of ours spoilt by chance, against every extractor, with a limit of time for each."""
