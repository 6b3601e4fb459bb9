"""What holds for any input, tried on many."""
