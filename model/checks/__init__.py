"""The checks: what must hold in a report, found without touching it."""
