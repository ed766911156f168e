"""Editor: the sheet on which a written section is typed, and its toolbar and panel."""
