"""Editor of the written sections: panel, toolbar, sheet, and the binding to the report."""
