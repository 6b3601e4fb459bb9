"""standoff's own tokenizer, tagger, parser and lemmas, on spaCy; `pipeline.load` is the way in."""
