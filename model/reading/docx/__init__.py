"""Reader of .docx and .docm."""
