"""A language model as a back-end: it points at words, and nothing it says is taken on trust."""
