"""How well the reader reads: measures of what it found against what was wanted, one file each."""
