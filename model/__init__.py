"""The domain: the form, the report, reading, checking. Knows files and rules, never Qt."""
