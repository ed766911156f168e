"""The poster (图解): its templates, drawn with the report's figures, to choose one from."""
