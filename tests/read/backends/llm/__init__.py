"""The back-end that asks a language model, against a server of our own."""
