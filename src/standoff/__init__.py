"""standoff: from open reporting on an interstate crisis to a sourced, scored brief."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
