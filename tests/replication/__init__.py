"""Published numbers and the outputs of other programs, reproduced."""
