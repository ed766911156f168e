"""The judgement of texts, measured: sentences as reports write them, with what must and must not be found."""
