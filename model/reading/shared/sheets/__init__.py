"""Formats that hold sheets of cells: how cells show numbers, formulas, sheets as blocks."""
