"""Span grammars: what a stretch of text says on its own (money, dates, goods, counts), with its offsets."""
