"""The brief, room by room."""
